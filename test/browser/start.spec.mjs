import { checkPages, openSite } from './browser.mjs';

checkPages('start', await openSite());
