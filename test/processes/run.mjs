// Several processes before one PostgreSQL database. The last line is "N passed, N failed, N skipped".
// script/postgres-for-tests node test/processes/run.mjs
import { fileURLToPath } from 'node:url';

import { report } from '../report.mjs';

await report(['methods', 'exchange', 'links'].map((name) => fileURLToPath(new URL(`${name}.spec.mjs`, import.meta.url))));
