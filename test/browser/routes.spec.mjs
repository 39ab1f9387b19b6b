import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';

import { pages, routes, withoutPage } from './pages.mjs';

describe('The table of routes', () => {
  const table = routes();
  const covered = new Set([...pages.map(({ route }) => route), ...Object.keys(withoutPage)]);

  it('was read', () => assert.ok(table.length > 20));

  it('has a browser test for every page', () => {
    const missing = table.filter(([method, path]) => method === 'GET' && !covered.has(path));
    assert.deepEqual(missing.map(([, path]) => path), []);
  });

  it('knows every page that is tested', () => {
    const known = new Set(table.map(([, path]) => path));
    assert.deepEqual([...covered].filter((path) => path !== null && !known.has(path)), []);
  });

  it('has a file for every subject', () => {
    const files = readdirSync(new URL('.', import.meta.url));
    for (const subject of new Set(pages.map((each) => each.subject))) assert.ok(files.includes(`${subject}.spec.mjs`), subject);
  });
});
