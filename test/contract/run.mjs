// The API against its contract. The last line is "N passed, N failed, N skipped".
import { fileURLToPath } from 'node:url';

import { report } from '../report.mjs';
import { withSharedServer } from '../server.mjs';

const files = ['rules', 'answers', 'writing', 'guide', 'operations'].map((name) => fileURLToPath(new URL(`${name}.spec.mjs`, import.meta.url)));
await withSharedServer(() => report(files));
