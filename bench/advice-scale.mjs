// The ranking over 100,000 methods: bench/advice_scale.cpp, with a PostgreSQL server of its own.
import { join } from 'node:path';
import { execute, root } from './server.mjs';

export async function measure() {
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
