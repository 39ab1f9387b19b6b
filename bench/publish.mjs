// What readers notice while a method is published in a large base: two processes before one PostgreSQL, an editor who
// proposes, a reviewer who publishes, and readers who go on at a steady pace all the while. bench/publish.cpp fills the
// database. Run on a machine with few cores, readers, processes and database share them: before and during alike.
import { execFileSync } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { execute, program, root, serve } from './server.mjs';

const readers = 3;
const pace = 30; // ms between the questions of a reader
const quiet = 4000; // ms without a publication, before each
const patience = 60_000; // ms until a publication must be seen
const longest = 150_000; // ms for all of them together
const password = 'vier losse woorden samen';

const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(share * values.length)];

/// One request on a kept connection; answers its status, headers and text.
const ask = (address, path, agent, { method = 'GET', headers = {}, body } = {}) => new Promise((resolve, reject) => {
  const sent = request(address + path, { agent, method, headers }, (answer) => {
    const parts = [];
    answer.on('data', (part) => parts.push(part));
    answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, html: Buffer.concat(parts).toString() }));
  });
  sent.on('error', reject);
  sent.end(body);
});

class Desk {
  constructor(address, agent, cookie) {
    Object.assign(this, { address, agent, cookie });
  }

  get(path) {
    return ask(this.address, path, this.agent, { headers: { Cookie: this.cookie } });
  }

  async send(path, fields) {
    const answer = await ask(this.address, path, this.agent, {
      method: 'POST', body: new URLSearchParams(fields).toString(),
      headers: { Cookie: this.cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    if (answer.status !== 303) throw new Error(`POST ${path}: ${answer.status}`);
    return answer;
  }
}

/// Makes an account and signs it in.
async function deskOf(database, address, role) {
  const { stdout } = await execute(program, ['account', 'add', '--database', database, '--role', role, role]);
  const agent = new Agent({ keepAlive: true });
  const visitor = new Desk(address, agent, '');
  await visitor.send(/\/uitnodiging\/[a-z2-7]{32}/.exec(stdout)[0], { nieuw: password });
  const { headers } = await visitor.send('/inloggen', { naam: role, wachtwoord: password });
  return new Desk(address, agent, headers['set-cookie'][0].split(';')[0]);
}

/// Readers on one process. Notes of each request when it began and how long it took.
function read(address, paths) {
  const noted = [];
  let reading = true;
  const done = Promise.all(Array.from({ length: readers }, async (_, number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await wait((number * pace) / readers);
    for (let at = number; reading; at += readers) {
      const began = performance.now();
      const { status } = await ask(address, paths[at % paths.length], agent);
      if (status !== 200) throw new Error(`${paths[at % paths.length]}: ${status}`);
      const took = performance.now() - began;
      noted.push({ began, took });
      await wait(Math.max(0, pace - took));
    }
    agent.destroy();
  }));
  return { noted, stop: () => { reading = false; return done; } };
}

/// When a reader of this process sees the word.
async function seen(address, path, word, since) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    while (performance.now() - since < patience) {
      if ((await ask(address, path, agent)).html.includes(word)) return performance.now();
      await wait(20);
    }
    return since + patience;
  } finally {
    agent.destroy();
  }
}

async function propose(editor, { slug, text }) {
  const { headers: { location } } = await editor.send(`/redactie/methoden/${slug}/wijzigen`, {});
  const { html } = await editor.get(`${location}?als=tekst`);
  const hidden = (name) => new RegExp(`name="${name}" value="(\\d+)"`).exec(html)[1];
  await editor.send(location, { als: 'tekst', tekst: text, saves: hidden('saves'), based_on: hidden('based_on'), doe: 'voorstellen' });
  return location;
}

async function published(database, { questions, slugs, changes }) {
  const servers = await Promise.all([serve(database), serve(database)]);
  try {
    const [here] = servers;
    const editor = await deskOf(database, here.address, 'editor');
    const reviewer = await deskOf(database, here.address, 'reviewer');
    const paths = slugs.flatMap((slug, at) => [
      `/methoden?zoek=${encodeURIComponent(questions[at % questions.length])}`, `/methoden/${slug}`, `/methoden?thema=jeugd&pagina=${1 + (at % 5)}`]);
    const watched = servers.map(({ address }) => read(address, paths));
    const windows = [];
    const began = performance.now();
    await wait(quiet); // makes warm
    for (const change of changes) {
      if (performance.now() - began > longest) break;
      const draft = await propose(editor, change);
      const from = performance.now();
      await wait(quiet);
      const sent = performance.now();
      const answered = reviewer.send(draft, { doe: 'publiceren' }).then(() => performance.now());
      const visible = await Promise.all(servers.map(({ address }) => seen(address, `/methoden/${change.slug}`, change.word, sent)));
      await answered;
      windows.push({ from, sent, visible, end: Math.max(...visible, await answered) });
    }
    await Promise.all(watched.map(({ stop }) => stop()));
    const times = (holds) => watched.map(({ noted }) => noted.filter(({ began: at, took }) => windows.some((window) => holds(window, at, at + took))).map(({ took }) => took));
    return {
      windows,
      without: times((window, start, end) => start >= window.from && end <= window.sent),
      during: times((window, start, end) => end >= window.sent && start <= window.end),
    };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/// Runs on the server that script/postgres-for-tests gave: this file called by itself.
async function inside(methods) {
  const server = process.env.ACTIEWIJZER_TEST_POSTGRESQL;
  execFileSync('psql', ['-X', '-q', server, '-c', 'CREATE DATABASE publish']);
  const database = `${server.slice(0, server.lastIndexOf('/') + 1)}publish`;
  await execute(program, ['migrate', '--database', database]);
  const { stdout } = await execute(join(root, 'build/bench/bench_publish'), [database, String(methods)], { maxBuffer: 1e8 });
  process.stdout.write(JSON.stringify(await published(database, JSON.parse(stdout))));
}

export async function measure({ methods }) {
  const { stdout } = await execute(join(root, 'script/postgres-for-tests'),
    [process.execPath, join(root, 'bench/publish.mjs'), String(methods)], { maxBuffer: 1e8 });
  const { windows, without, during } = JSON.parse(stdout);
  const places = ['the publishing process', 'a second process'];
  const shown = (values) => `${quantile(values, 0.5).toFixed(1)} ms`;
  return [
    ...places.map((place, at) => ({
      what: `slowest 1 % of readers while one of ${methods} methods is published, ${place}`, against: '2 × without', more: false, goal: 1, unit: 'ms',
      ours: quantile(during[at], 0.99), theirs: 2 * quantile(without[at], 0.99),
      note: `median ${shown(during[at])} during, ${shown(without[at])} without; ${during[at].length} and ${without[at].length} requests, ${windows.length} publications`,
    })),
    ...places.map((place, at) => {
      const waits = windows.map(({ sent, visible }) => visible[at] - sent);
      return {
        what: `a reader of ${place} sees it, slowest of ${windows.length}`, against: 'limit', more: false, goal: 1, unit: 'ms',
        ours: Math.max(...waits), theirs: 1000, note: `median ${shown(waits)}`,
      };
    }),
  ];
}

if (process.argv[1] === new URL(import.meta.url).pathname) await inside(Number(process.argv[2]));
