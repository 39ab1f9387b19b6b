// The pages in a browser. The last line is "N passed, N failed, N skipped".
// node test/browser/run.mjs [SUBJECT…]     all, or the files with these names
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { report } from '../report.mjs';
import { withSharedServer } from '../server.mjs';
import { launch, savedPages } from './browser.mjs';

const all = ['routes', 'start', 'assessments', 'keeping-what-is-typed', 'advice', 'methods', 'elements', 'entrances', 'glossary', 'collections',
  'about', 'accounts', 'desk', 'imports', 'links', 'open-data', 'api-docs', 'problem', 'bad-input', 'valid-html'];
const named = process.argv.slice(2);
const files = (named.length > 0 ? named : all).map((name) => fileURLToPath(new URL(`${name}.spec.mjs`, import.meta.url)));

await rm(savedPages, { recursive: true, force: true });
const browser = await chromium.launchServer(launch);
process.env.ACTIEWIJZER_BROWSER = browser.wsEndpoint();
try {
  await withSharedServer(() => report(files));
} finally {
  await browser.close();
}
