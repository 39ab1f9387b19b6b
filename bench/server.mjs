// The program under measurement and nginx, each as an administrator would run it, on loopback.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const program = join(root, 'build/bench/actiewijzer');
export const execute = promisify(execFile);

/// What is measured has the first core to itself, what measures it the last.
export const cores = { measured: '0', measuring: String(availableParallelism() - 1) };
export const pinned = (core, command) => (core ? ['taskset', '-c', core, ...command] : command);

/// Gives `work` a folder that is gone afterwards.
export async function withFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), 'actiewijzer-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/// A database with its tables in `folder`; answers its URL.
export async function prepareDatabase(folder) {
  const database = `sqlite:${join(folder, 'actiewijzer.db')}`;
  await execute(program, ['migrate', '--database', database]);
  return database;
}

function start(command, output) {
  const child = spawn(command[0], command.slice(1), { stdio: ['ignore', output, 'ignore'], env: { ...process.env, LANG: 'nl_NL.UTF-8' } });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'exit');
  return {
    child,
    ended,
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      process.removeListener('exit', kill);
    },
  };
}

/// Our server. No limit on the rate: here one address stands for all visitors.
export async function serve(database, core) {
  const server = start(pinned(core, [program, 'serve', '--port', '0', '--rate-limit', '0', '--database', database]), 'pipe');
  const lines = createInterface({ input: server.child.stdout });
  const [address] = await Promise.race([
    once(lines, 'line'),
    server.ended.then(([code]) => Promise.reject(new Error(`serve ended with ${code}`))),
  ]);
  return { ...server, address: address.replace(/\/$/, '') };
}

async function freePort() {
  const door = createServer().listen(0, '127.0.0.1');
  await once(door, 'listening');
  const { port } = door.address();
  door.close();
  await once(door, 'close');
  return port;
}

/// nginx with one process for one core, serving `files` ({ name: bytes }) from disk.
export async function serveFiles(folder, files, core) {
  const port = await freePort();
  const site = join(folder, 'nginx');
  await mkdir(join(site, 'files'), { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(site, 'files', name), bytes);
  await writeFile(join(site, 'nginx.conf'), `
${process.getuid() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${site}/nginx.pid;
error_log ${site}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 60;
  keepalive_requests 100000000;
  types { text/html html; }
  client_body_temp_path ${site}/body; proxy_temp_path ${site}/proxy; fastcgi_temp_path ${site}/fastcgi;
  uwsgi_temp_path ${site}/uwsgi; scgi_temp_path ${site}/scgi;
  server { listen 127.0.0.1:${port}; root ${site}/files; }
}
`);
  const nginx = start(pinned(core, ['nginx', '-e', join(site, 'error.log'), '-c', join(site, 'nginx.conf')]), 'ignore');
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; ++tries) {
    if (await fetch(address).catch(() => null)) return { ...nginx, address };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nginx does not answer: ${await readFile(join(site, 'error.log'), 'utf8')}`);
}

/// What a professional tells in the first story, as the one-page form sends it; answers the path of the result.
export async function makeDraft(address) {
  const [{ request }] = JSON.parse(await readFile(join(root, 'test/stories/stories.json'), 'utf8'));
  const offered = await (await fetch(`${address}/actie/kort`)).text();
  const { initiatief, standen, omstandigheden, wensen } = request;
  const fields = new URLSearchParams({ omschrijving: initiatief.omschrijving, 'wens-tekst': wensen.tekst });
  const add = (name, values) => values.forEach((value) => fields.append(name, value));
  add('thema', initiatief.themas);
  add('doelgroep', initiatief.doelgroepen);
  add('omgeving', initiatief.omgevingen);
  add('wens', wensen.gekozen);
  for (const [element, { nodig, nu }] of Object.entries(standen)) {
    fields.set(`${element}-nodig`, nodig ?? 'onbekend');
    if (nu !== undefined) fields.set(`${element}-nu`, nu);
    add(`${element}-omstandigheid`,
      omstandigheden.filter((id) => offered.includes(`name="${element}-omstandigheid" value="${id}"`)));
  }
  const answer = await fetch(`${address}/actie/kort`, { method: 'POST', body: fields, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`POST /actie/kort: ${answer.status}`);
  return answer.headers.get('location');
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
