import { checkPages, openSite } from './browser.mjs';

checkPages('api-docs', await openSite());
