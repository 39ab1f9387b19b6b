// The computation alone, without store and page: on what ships (src/advice/advise_bench.cpp), and the ranking over
// 100,000 methods (bench/advice_scale.cpp), with a PostgreSQL server of its own.
import { join } from 'node:path';
import { execute, root } from './server.mjs';

const limits = { without_text: ['advice, nothing typed', 50], with_text: ['advice on a typed text', 300] };

async function shipped() {
  const { stdout } = await execute(join(root, 'build/bench/bench_advise'),
    ['--benchmark_format=json', '--benchmark_repetitions=5', '--benchmark_enable_random_interleaving=true']);
  const found = JSON.parse(stdout).benchmarks.filter((each) => each.aggregate_name === 'median');
  return found.map(({ run_name: name, cpu_time: nanoseconds }) => {
    const [what, limit] = limits[name];
    return { what, against: 'limit', more: false, goal: 1, ours: nanoseconds / 1000, theirs: limit, unit: 'µs' };
  });
}

async function national() {
  const { stdout } = await execute(join(root, 'script/postgres-for-tests'), [join(root, 'build/bench/bench_advice_scale')]);
  const { bytes, distinct, pass, ours, sqlite, postgresql } = JSON.parse(stdout);
  const against = (name, goal, theirs, note) =>
    ({ what: '100,000 methods, top 5 explained', against: name, more: false, goal, ours, theirs, unit: 'µs', note });
  return [
    against('one pass over its columns', 0.25, pass, `${bytes} bytes, ${distinct} distinct facets`),
    against('SQLite, same answers', 50, sqlite),
    against('PostgreSQL, same answers', 50, postgresql),
  ];
}

export const measure = async () => [...await shipped(), ...await national()];
