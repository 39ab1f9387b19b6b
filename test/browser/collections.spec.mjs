import { checkPages, openSite } from './browser.mjs';

checkPages('collections', await openSite());
