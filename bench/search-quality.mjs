// Whether search finds what people mean, on judged questions: bench/search_quality.cpp, told in docs/search-quality.md.
import { join } from 'node:path';
import { execute, root } from './server.mjs';

const halves = { test: 'test half', tuning: 'tuning half' };
const figures = { first: ['right one first', '%'], three: ['right one in 3', '%'], reciprocal: ['mean reciprocal rank', ''] };

export async function measure() {
  const { stdout } = await execute(join(root, 'script/postgres-for-tests'), [join(root, 'build/bench/bench_search_quality')]);
  const [ours, ...others] = JSON.parse(stdout);
  return Object.entries(halves).flatMap(([half, called]) => Object.entries(figures).map(([figure, [what, unit]]) => {
    const best = others.reduce((one, other) => (other[half][figure] > one[half][figure] ? other : one));
    const scaled = (value) => (unit === '%' ? 100 * value : value);
    const rest = others.map((other) => `${other.name} ${Number(scaled(other[half][figure]).toPrecision(2))}`).join(', ');
    return {
      what: `${what}, ${called}`, against: best.name, more: true, goal: 1, unit,
      ours: scaled(ours[half][figure]), theirs: scaled(best[half][figure]), note: `${ours[half].questions} questions; ${rest}`,
    };
  }));
}
