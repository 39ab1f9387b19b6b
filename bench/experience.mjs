// Whether the advice learns from what teams saw, and whom it believes: src/advice/experience_bench.cpp, told in
// docs/experience.md. What is in a percentage is the share of cases in which the method that stands first truly helps.
import { join } from 'node:path';
import { execute, root } from './server.mjs';

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const rounded = (value) => value.toFixed(1);
const range = (values) => `${rounded(Math.min(...values))} to ${rounded(Math.max(...values))}`;

export async function measure() {
  const { stdout } = await execute(join(root, 'build/bench/bench_experience'));
  const { weight, doubting_teams: doubting, worlds } = JSON.parse(stdout);
  const over = (read) => worlds.map(read);
  const average = (read) => mean(over(read));
  const without = (which) => average((world) => world.without[which]);
  const learned = (what, history, note) => ['first', 'first_three'].map((which) => ({
    what: `${what}: ${which === 'first' ? 'the first' : 'the first three'}`, against: 'without experience', more: true, goal: 1,
    ours: average((world) => world[`${history}_end`][which]), theirs: without(which), unit: '%',
    note: which === 'first'
      ? `${worlds[0][history].map((_, round) => rounded(average((world) => world[history][round]))).join(', ')} after each round; ${note}`
      : undefined,
  }));
  const gains = (history) => `${range(over((world) => world[`${history}_end`].first - world.without.first))} more, by world`;
  const first = worlds.flatMap((world) => world.one_team_first);
  const late = worlds.flatMap((world) => world.one_team_late);
  const crowds = worlds[0].many_teams.map((_, at) => over((world) => world.many_teams[at]));
  const gained = (push) => push.points_after - push.points_before;
  const led = (pushes, when = 'after') => rounded(mean(pushes.map((push) => push[when].pushed_first)));
  return [
    ...learned('honest reports', 'clean', `${rounded(average((world) => world.best))} is the best of what fits, ${rounded(average((world) => world.any))} any of it`),
    ...learned('30 % blind reports', 'noisy', gains('noisy')),
    ...learned('and 5 % of the teams malicious', 'malicious', gains('malicious')),
    {
      what: 'points that one team moves a method, 10 to 1,000 reports', against: 'limit', more: false, goal: 1, unit: 'points',
      ours: Math.max(...[...first, ...late].map(gained)), theirs: weight / (1 + doubting),
      note: `a poor method leads ${led(first, 'before')} % of the cases; ${led(first)} % when that team is the first to report at all; among others ${led(late, 'before')} % without it, ${led(late)} % with it`,
    },
    {
      what: 'cases not led by a poor method that 5 % of the teams push', against: 'without those teams', more: true, goal: 0.99, unit: '%',
      ours: 100 - average((world) => world.malicious_end.pushed_first), theirs: 100 - average((world) => world.noisy_end.pushed_first),
      note: `false teams on top of 3,000: ${crowds.map((all) => `${all[0].teams} give ${rounded(mean(all.map(gained)))} points, and it leads ${led(all)} %`).join('; ')}`,
    },
  ];
}
