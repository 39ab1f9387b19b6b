// Runs the named benchmarks, prints a table and writes build/bench/NAME.json. Called by script/bench.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './server.mjs';

const { values: options, positionals: names } = parseArgs({
  options: {
    strict: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '5' },
    methods: { type: 'string', default: '100000' },
  },
  allowPositionals: true,
});

/// A ratio above 1 always means that ours is the better one.
function judged({ what, against, more, goal, ours, theirs, unit, note }) {
  const ratio = more ? ours / theirs : theirs / ours;
  const round = (value) => Number(value.toPrecision(4));
  return { what, against, ratio: round(ratio), goal, met: ratio >= goal, ours: round(ours), theirs: round(theirs), unit, note };
}

const cells = (result) => [result.what, `${result.ours}`, `${result.theirs}`, result.unit, result.against,
  result.ratio.toFixed(2), `${Number(result.goal.toPrecision(2))}`, result.met ? 'met' : 'MISSED'];

function print(name, results) {
  const rows = [[name, 'ours', 'theirs', '', 'against', 'ratio', 'goal', ''], ...results.map(cells)];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
  for (const { what, note } of results) if (note) console.log(`  ${what}: ${note}`);
  console.log();
}

let met = true;
for (const name of names) {
  const { measure } = await import(`./${name}.mjs`);
  const results = (await measure({ seconds: Number(options.seconds), methods: Number(options.methods) })).map(judged);
  print(name, results);
  await mkdir(join(root, 'build/bench'), { recursive: true });
  await writeFile(join(root, 'build/bench', `${name}.json`), `${JSON.stringify({ name, results }, null, 2)}\n`);
  met = met && results.every((result) => result.met);
}
process.exitCode = options.strict && !met ? 1 : 0;
