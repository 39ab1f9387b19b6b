// Requests a second of two pages, against nginx serving the very bytes of each from disk. Turns are short and alternate,
// so that what else the machine does falls on both alike.
import { readFile } from 'node:fs/promises';
import { cores, execute, makeDraft, median, pinned, prepareDatabase, serve, serveFiles, withFolder } from './server.mjs';

const rounds = 5;

/// Processor time of a process and its children so far, in microseconds.
async function cpuTime(pid) {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter(Boolean);
  let ticks = 0;
  for (const each of [pid, ...children]) {
    const fields = (await readFile(`/proc/${each}/stat`, 'utf8')).split(') ')[1].split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks * 10_000;
}

async function load(server, path, seconds) {
  const before = await cpuTime(server.pid);
  const [command, ...args] = pinned(cores.measuring, ['wrk', '-t1', '-c64', `-d${seconds}s`, server.address + path]);
  const { stdout } = await execute(command, args);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${path}: ${stdout}`);
  const requests = Number(/(\d+) requests in/.exec(stdout)[1]);
  return { rate: Number(/Requests\/sec: +([\d.]+)/.exec(stdout)[1]), cpu: ((await cpuTime(server.pid)) - before) / requests };
}

export const measure = ({ seconds }) => withFolder(async (folder) => {
  const server = await serve(await prepareDatabase(folder), cores.measured);
  let nginx;
  try {
    const pages = [
      { what: 'method page', path: '/methoden/kan-wel', file: 'method.html', goal: 0.8 },
      { what: 'result page', path: await makeDraft(server.address), file: 'result.html', goal: 0.25 },
    ];
    const files = {};
    for (const page of pages) {
      const answer = await fetch(server.address + page.path, { headers: { 'Accept-Encoding': 'identity' } });
      if (answer.status !== 200) throw new Error(`${page.path}: ${answer.status}`);
      files[page.file] = Buffer.from(await answer.arrayBuffer());
    }
    nginx = await serveFiles(folder, files, cores.measured);

    const results = [];
    for (const { what, path, file, goal } of pages) {
      const ours = [];
      const theirs = [];
      await load(server, path, 1);
      await load(nginx, `/${file}`, 1);
      for (let round = 0; round < rounds; ++round) {
        ours.push(await load(server, path, seconds));
        theirs.push(await load(nginx, `/${file}`, seconds));
      }
      const cpu = (all) => `${median(all.map((each) => each.cpu)).toFixed(1)} µs`;
      results.push({
        what, against: 'nginx, same bytes', more: true, goal, unit: 'requests/s',
        ours: median(ours.map((each) => each.rate)), theirs: median(theirs.map((each) => each.rate)),
        note: `${files[file].length} bytes; processor time a request ${cpu(ours)} against ${cpu(theirs)}`,
      });
    }
    return results;
  } finally {
    await nginx?.stop();
    await server.stop();
  }
});
