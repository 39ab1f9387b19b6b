// Runs the program as an administrator would, on a database of its own, for tests that talk to it from outside.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const program = process.env.ACTIEWIJZER ?? join(root, 'build/debug/actiewijzer');

/// Runs one command to its end. Answers { code, out, err }.
export async function run(args, { input = '', lang = 'nl_NL.UTF-8' } = {}) {
  const child = spawn(program, args, { env: { ...process.env, LANG: lang } });
  const out = [];
  const err = [];
  child.stdout.on('data', (bytes) => out.push(bytes));
  child.stderr.on('data', (bytes) => err.push(bytes));
  // A program that refuses its arguments may be gone before it read anything.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

/// A server on a free loopback port. `stop()` ends it as an administrator would, and checks that it went well.
/// `more`: options of serve besides port and database. `database`: one that is there already; else a new SQLite file.
export async function startServer(more = [], database = undefined) {
  const folder = await mkdtemp(join(tmpdir(), 'actiewijzer-test-'));
  const file = join(folder, 'actiewijzer.db');
  database ??= `sqlite:${file}`;
  const migrated = await run(['migrate', '--database', database]);
  assert.equal(migrated.code, 0, `migrate: ${migrated.err}`);

  const child = spawn(program, ['serve', '--port', '0', '--database', database, ...more], {
    env: { ...process.env, LANG: 'nl_NL.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = once(child, 'exit');
  const said = [];
  const address = await new Promise((resolve, reject) => {
    child.once('error', reject);
    createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      const found = /^http:\/\/127\.0\.0\.1:\d+/.exec(line);
      if (found) resolve(found[0]);
    });
    exited.then(([code, signal]) => reject(new Error(`serve ended with ${code ?? signal}:\n${said.join('\n')}`)));
  });

  return {
    address,
    file,
    database,
    pid: child.pid,
    /// What it wrote so far, a line each.
    said,
    runs: () => child.exitCode === null && child.signalCode === null,
    signal: (name) => child.kill(name),
    async stop() {
      child.kill('SIGTERM');
      const [code, signal] = await exited;
      process.removeListener('exit', kill);
      await rm(folder, { recursive: true });
      assert.equal(signal, null, `serve was ended by ${signal}:\n${said.join('\n')}`);
      assert.equal(code, 0, `serve ended with ${code} on TERM:\n${said.join('\n')}`);
    },
  };
}

/// The server that the runner started for all files, or, for a file that is run alone, one of its own.
export async function sharedServer() {
  const { ACTIEWIJZER_ADDRESS: address, ACTIEWIJZER_DATABASE_FILE: file } = process.env;
  return address ? { address, file, async stop() {} } : startServer();
}

/// Starts the server that all files share while `work` runs.
export async function withSharedServer(work) {
  const server = await startServer();
  process.env.ACTIEWIJZER_ADDRESS = server.address;
  process.env.ACTIEWIJZER_DATABASE_FILE = server.file;
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}
