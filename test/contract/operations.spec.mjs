// What administrators and machines rely on: health, readiness, security.txt, reload, a clean stop.
import assert from 'node:assert/strict';
import { cp, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { program, run, sharedServer, startServer } from '../server.mjs';

const server = await sharedServer();
after(() => server.stop());
const text = async (path) => (await fetch(server.address + path)).text();

test('health and readiness', async () => {
  assert.equal((await fetch(`${server.address}/healthz`)).status, 200);
  assert.equal((await fetch(`${server.address}/readyz`)).status, 200);
});

test('security.txt names a contact and expires within a year', async () => {
  const lines = await text('/.well-known/security.txt');
  assert.match(lines, /^Contact: (https?:\/\/|mailto:)\S+$/m);
  const left = Date.parse(/^Expires: (.*)$/m.exec(lines)[1]) - Date.now();
  assert.ok(left > 0 && left < 365 * 24 * 3600 * 1000);
  assert.match(lines, /^Preferred-Languages: nl, en$/m);
});

test('robots stay out of the walk and its results', async () => {
  const lines = await text('/robots.txt');
  for (const path of ['/actie', '/advies']) assert.match(lines, new RegExp(`^Disallow: ${path}$`, 'm'));
});

test('a port that is taken is said, with exit 3', async () => {
  const { port } = new URL(server.address);
  const { code, err } = await run(['serve', '--port', port, '--database', `sqlite:${server.file}`]);
  assert.equal(code, 3);
  assert.match(err, new RegExp(port));
});

test('faulty content stops the start; after a start it changes nothing and is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'actiewijzer-share-'));
  const share = join(folder, 'share');
  const shipped = join(dirname(program), 'share');
  await cp(await realpath(join(shipped, 'content')), join(share, 'content'), { recursive: true });
  for (const part of ['templates', 'static', 'api', 'locale', 'lexicon-nl.bin'])
    await symlink(await realpath(join(shipped, part)), join(share, part));
  const criteria = join(share, 'content/criteria.yaml');
  try {
    const running = await startServer(['--share', share]);
    const before = await (await fetch(`${running.address}/api/v1/criteria`)).text();
    await writeFile(criteria, 'criteria: []\nverkeerd: 1\n');
    running.signal('SIGHUP');
    const told = () => running.said.find((line) => line.includes('reload_failed') && line.includes('criteria.yaml'));
    for (let tries = 0; tries < 100 && !told(); ++tries) await pause(50);
    assert.ok(told(), running.said.join('\n'));
    assert.ok(Number(JSON.parse(told()).line) >= 1);
    assert.equal(await (await fetch(`${running.address}/api/v1/criteria`)).text(), before);
    await running.stop();

    const { code, err } = await run(['serve', '--port', '0', '--database', `sqlite:${server.file}`, '--share', share]);
    assert.equal(code, 1);
    assert.match(err, /^criteria\.yaml:\d+: /m);
  } finally {
    await rm(folder, { recursive: true });
  }
});
