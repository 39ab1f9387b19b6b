import { checkPages, openSite } from './browser.mjs';

checkPages('methods', await openSite());
