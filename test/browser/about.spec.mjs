import { checkPages, openSite } from './browser.mjs';

checkPages('about', await openSite());
