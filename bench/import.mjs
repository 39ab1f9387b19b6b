// Methods from a file until readers find them: bench/import.cpp, with a PostgreSQL server of its own.
import { join } from 'node:path';
import { execute, root } from './server.mjs';

export async function measure({ methods }) {
  const count = Math.ceil(methods / 10);
  const { stdout } = await execute(join(root, 'script/postgres-for-tests'), [join(root, 'build/bench/bench_import'), String(count)]);
  return Object.entries(JSON.parse(stdout)).map(([database, { read, stored, searchable, inserted, indexed }]) => {
    const parts = { 'reading and checking': read, storing: stored, 'readers find them': searchable, 'bare inserts': inserted, 'bare indexing (Xapian)': indexed };
    return {
      what: `${count} methods from a file until found, ${database}`, against: 'bare inserts and indexing', more: false,
      goal: 1 / 3, unit: 's', ours: read + stored + searchable, theirs: inserted + indexed,
      note: Object.entries(parts).map(([part, seconds]) => `${part} ${seconds.toFixed(2)} s`).join(', '),
    };
  });
}
