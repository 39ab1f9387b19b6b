// The examples of docs/api/README.md, run as they stand there.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { tokenOf } from '../desk.mjs';
import { root, startServer } from '../server.mjs';

// A server of its own: the examples publish.
const server = await startServer();
const folder = await mkdtemp(join(tmpdir(), 'actiewijzer-guide-'));
after(async () => {
  await rm(folder, { recursive: true });
  await server.stop();
});

async function runs(script, env) {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', `curl() { command curl --silent --show-error --fail-with-body "$@"; }\n${script}`],
    { cwd: folder, env: { ...process.env, ...env } });
  const said = [];
  child.stdout.on('data', (bytes) => said.push(bytes));
  child.stderr.on('data', (bytes) => said.push(bytes));
  const [code] = await once(child, 'close');
  assert.equal(code, 0, `${script}\n${Buffer.concat(said)}`);
  return Buffer.concat(said).toString();
}

test('each example of the guide works, in their order', async () => {
  const guide = await readFile(join(root, 'docs/api/README.md'), 'utf8');
  const examples = [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, script]) => script.replace(/^(server|sleutel|andere)=.*$/gm, ''));
  assert.ok(examples.length >= 3);
  const { token } = await tokenOf(server, 'administrator', ['write', 'import']);
  const { token: andere } = await tokenOf(server, 'reviewer', ['review']);
  let said = '';
  for (const script of examples) said += await runs(script, { server: server.address, sleutel: token, andere });
  assert.match(said, /"staat":"gepubliceerd"/);
  assert.match(said, /"proef":true,"nieuw":\[\],"gewijzigd":\["kan-wel"\]/);
  const changed = await (await fetch(`${server.address}/api/v1/methoden/kan-wel`)).json();
  assert.equal(changed.samenvatting, 'Bewoners maken hun eigen plan.');
});
