// A proxy before a server that holds each question and answer against the contract.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { root } from '../server.mjs';

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

/// Answers { ask, stop }.
export async function startProxy(server) {
  const port = await freePort();
  const child = spawn(join(root, 'node_modules/.bin/prism'), ['proxy', '--errors', '--port', String(port),
    `${server.address}/api/v1/openapi.json`, `${server.address}/api/v1`], { stdio: ['ignore', 'pipe', 'pipe'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const closed = once(child, 'close');
  const said = [];
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stderr.on('data', (bytes) => said.push(bytes));
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      if (line.includes('listening')) resolve();
    });
    closed.then(() => reject(new Error(`the proxy ended:\n${said.join('\n')}`)));
  });
  return {
    /// The answer, after the proxy had nothing to say of it: its own complaints are problems that name prism.
    async ask(target, options = {}) {
      const answer = await fetch(`http://127.0.0.1:${port}${target}`, { redirect: 'manual', ...options });
      const text = await answer.text();
      assert.doesNotMatch(text, /stoplight\.io/, `${target} is not as in the contract: ${text.slice(0, 2000)}`);
      const version = answer.headers.get('api-version');
      assert.match(version ?? '', /^\d+\.\d+\.\d+$/, `${target} lacks API-Version`);
      const json = /json/.test(answer.headers.get('content-type') ?? '') && text !== '';
      return { status: answer.status, headers: answer.headers, text, body: json ? JSON.parse(text) : null };
    },
    async stop() {
      child.kill('SIGTERM');
      await closed;
    },
  };
}
