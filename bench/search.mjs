// Search over made-up methods, against other engines with the same texts and questions in the same run: bench/search.cpp,
// with a PostgreSQL server of its own. What is compared are the medians and the slowest 1 % of the questions.
import { join } from 'node:path';
import { execute, root } from './server.mjs';

const sorted = (times) => times.filter((time) => time !== null).sort((a, b) => a - b);
const median = (times) => sorted(times)[Math.floor(sorted(times).length / 2)];
const slowest = (times) => sorted(times)[Math.floor(0.99 * sorted(times).length)];
const rounded = (milliseconds) => `${Number(milliseconds.toPrecision(3))} ms`;

export async function measure({ methods }) {
  const { stdout } = await execute(join(root, 'script/postgres-for-tests'),
    [join(root, 'build/bench/bench_search'), String(methods)], { maxBuffer: 1e8 });
  const { engines, questions, rounds, of_slow: every } = JSON.parse(stdout);
  const by = Object.fromEntries(engines.map((engine) => [engine.name, engine]));
  const { times } = by.ours;
  /// The medians of both over the questions that both were asked.
  const against = (name, called, goal) => {
    const theirs = by[name].times;
    const both = sorted(theirs).length;
    return {
      what: `median of ${both} questions`, against: called, more: false, goal, unit: 'ms',
      ours: median(times.filter((_, at) => theirs[at] !== null)), theirs: median(theirs),
      note: `${called}: slowest 1 % ${rounded(slowest(theirs))}, nothing found for ${by[name].empty}`,
    };
  };
  return [
    { ...against('xapian', 'bare Xapian', 1 / 1.3), what: `median of ${questions} questions to ${methods} methods` },
    against('fts5', 'SQLite FTS5', 10),
    against('postgresql', 'PostgreSQL', 10),
    {
      what: 'slowest 1 % of the questions', against: '5 × own median', more: false, goal: 1, unit: 'ms',
      ours: slowest(times), theirs: 5 * median(times),
      note: `${rounded(median(by['ours, no hits shown'].times))} of the median is matching and counting ${by.ours.facets} facets; the rest is showing 20 hits. `
        + `Made in ${by.ours.made.toFixed(1)} s, nothing found for ${by.ours.empty}. Each question ${rounds} times after one to make warm, in turns; the last two peers every ${every}th question`,
    },
  ];
}
