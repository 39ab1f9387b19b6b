// Runs after the others: they save every page as it came from the server.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';

import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

import { root, sharedServer } from '../server.mjs';
import { Site } from '../site.mjs';
import { languages, savedPages } from './browser.mjs';
import { pages } from './pages.mjs';

const server = await sharedServer();
const site = new Site(server.address);
after(() => server.stop());

describe('HTML', () => {
  it('of every page was saved', async () => {
    const saved = await readdir(savedPages);
    const missing = Object.keys(languages).flatMap((language) => pages.map(({ name }) => `${language}-${name}.html`));
    assert.deepEqual(missing.filter((name) => !saved.includes(name)), []);
  });

  it('of every method and collection was saved', async () => {
    const { methoden } = JSON.parse((await site.get('/api/v1/methoden?paginaGrootte=100')).html);
    assert.equal(methoden.length, 39);
    const list = (await site.get('/verzamelingen')).html.matchAll(/href="\/(verzamelingen\/[a-z0-9-]+)"/g);
    const paths = [...methoden.map(({ slug }) => `methoden/${slug}`), ...new Set([...list].map(([, path]) => path))];
    for (const [language, prefix] of Object.entries(languages))
      for (const path of paths) {
        const answer = await site.get(`${prefix}/${path}`);
        assert.equal(answer.status, 200, path);
        await writeFile(join(savedPages, `${language}-${path.replace('/', '-')}.html`), answer.body);
      }
  });

  it('is without errors for vnu', async () => {
    const jar = join(root, 'node_modules/vnu-jar/build/dist/vnu.jar');
    const checked = promisify(execFile)('java', ['-jar', jar, '--errors-only', '--format', 'text', '--skip-non-html', savedPages],
      { maxBuffer: 64 * 1024 * 1024 });
    const { code, stderr } = await checked.then((result) => ({ code: 0, ...result }), (failure) => failure);
    assert.equal(code, 0, stderr);
  });

  it('is without errors for html-validate', async () => {
    const validator = new HtmlValidate(new FileSystemConfigLoader());
    const found = [];
    for (const name of await readdir(savedPages)) {
      const report = await validator.validateFile(join(savedPages, name));
      for (const { messages } of report.results)
        for (const { line, column, ruleId, message } of messages) found.push(`${name}:${line}:${column} ${ruleId}: ${message}`);
    }
    assert.deepEqual(found, []);
  });
});
