// How good the advice is, on judged cases: bench/advice_quality.cpp. All its tables: build/bench/bench_advice_quality
// --markdown; which cases of the tuning half go wrong: --cases.
import { join } from 'node:path';
import { execute, root } from './server.mjs';

const halves = { test: 'test half', tuning: 'tuning half' };
const percent = (share) => 100 * share;

export async function measure() {
  const { stdout } = await execute(join(root, 'build/bench/bench_advice_quality'), []);
  const { rows: [ours, ...others], reasons, true_reasons: trueOnes } = JSON.parse(stdout);
  const results = Object.entries(halves).flatMap(([half, name]) => {
    const best = (figure) => others.reduce((one, other) => (other[half][figure] > one[half][figure] ? other : one));
    const compared = (what, figure, unit, scale) => ({
      what: `${what}, ${name}`, against: best(figure).name, more: true, goal: 1,
      ours: scale(ours[half][figure]), theirs: scale(best(figure)[half][figure]), unit,
      note: `wrong in 3: ${percent(ours[half].wrong).toFixed(0)} %, theirs ${percent(best(figure)[half].wrong).toFixed(0)} %`,
    });
    const share = (what, figure) => ({
      what: `${what}, ${name}`, against: 'all', more: true, goal: 1, ours: percent(figure), theirs: 100, unit: '%',
    });
    return [
      compared('a good method first', 'first', '%', percent),
      compared('a good method in 3', 'top', '%', percent),
      compared('mean reciprocal rank', 'reciprocal', '', (value) => value),
      share('no wrong method in 3', 1 - ours[half].wrong),
      share('abstains where it should', ours[half].abstained),
    ];
  });
  return [...results, { what: 'reasons that are true', against: 'all', more: true, goal: 1, ours: trueOnes, theirs: reasons, unit: '' }];
}
