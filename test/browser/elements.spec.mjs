import { checkPages, openSite } from './browser.mjs';

checkPages('elements', await openSite());
