// From starting the process to its first full page, and what it holds in memory after a working day of requests.
import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDraft, median, prepareDatabase, root, serve, withFolder } from './server.mjs';

const starts = 9;
const requests = 10_000;

async function firstPage(database) {
  const from = process.hrtime.bigint();
  const server = await serve(database);
  try {
    const answer = await fetch(server.address);
    if (!(await answer.text()).includes('</html>')) throw new Error('not a full page');
    return Number(process.hrtime.bigint() - from) / 1e6;
  } finally {
    await server.stop();
  }
}

async function startTimes(database) {
  const times = [];
  for (let start = 0; start < starts; ++start) times.push(await firstPage(database));
  return median(times);
}

/// Everything visitors and machines do, in the mix that makes each kind of page.
async function visits(address) {
  const [story] = JSON.parse(await readFile(join(root, 'test/stories/stories.json'), 'utf8'));
  const json = JSON.stringify(story.request);
  const { methoden } = await (await fetch(`${address}/api/v1/methoden?paginaGrootte=100`)).json();
  const result = await makeDraft(address);
  const get = (path) => ({ method: 'GET', path });
  return [
    ...['/', '/actie', '/actie/kort', '/methoden', '/begrippen', '/over', '/verzamelingen', '/vergeten'].flatMap((path) => [get(path), get(`/en${path}`)]),
    ...methoden.map(({ slug }) => get(`/methoden/${slug}`)),
    ...['animo', 'contact', 'toerusting', 'inbedding', 'empathie'].map((element) => get(`/elementen/${element}`)),
    ...['buurtbudget', 'jeugd', 'dorpsvisi', 'ouderen eenzaam'].map((words) => get(`/methoden?zoek=${encodeURIComponent(words)}`)),
    ...Array(20).fill(get(result)),
    ...Array(10).fill({ method: 'POST', path: '/api/v1/adviezen', type: 'application/json', body: json }),
    ...Array(5).fill({ method: 'POST', path: '/actie', type: 'application/x-www-form-urlencoded', body: 'omschrijving=Een+moestuin+in+de+wijk' }),
  ];
}

async function ask(address, agent, visit) {
  const asked = request(address + visit.path, {
    method: visit.method, agent, headers: { 'Accept-Encoding': 'gzip', ...(visit.type && { 'Content-Type': visit.type }) },
  });
  asked.end(visit.body);
  const [answer] = await once(asked, 'response');
  answer.resume();
  await once(answer, 'end');
  if (answer.statusCode >= 500) throw new Error(`${visit.path}: ${answer.statusCode}`);
}

/// Resident megabytes after the requests.
async function memory(database) {
  const server = await serve(database);
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  try {
    const all = await visits(server.address);
    let next = 0;
    const visitor = async () => {
      while (next < requests) await ask(server.address, agent, all[next++ % all.length]);
    };
    await Promise.all(Array.from({ length: 32 }, visitor));
    const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)[1]) / 1024;
  } finally {
    agent.destroy();
    await server.stop();
  }
}

export const measure = () => withFolder(async (folder) => {
  const database = await prepareDatabase(folder);
  const limit = { against: 'limit', more: false, goal: 1 };
  return [
    { what: 'first page', ...limit, ours: await startTimes(database), theirs: 150, unit: 'ms' },
    { what: `resident after ${requests} requests`, ...limit, ours: await memory(database), theirs: 40, unit: 'MB' },
  ];
});
