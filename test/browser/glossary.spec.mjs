import { checkPages, openSite } from './browser.mjs';

checkPages('glossary', await openSite());
