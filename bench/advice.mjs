// The computation alone, without store and page: src/advice/advise_bench.cpp.
import { join } from 'node:path';
import { execute, root } from './server.mjs';

const limits = { without_text: ['advice, nothing typed', 50], with_text: ['advice on a typed text', 300] };

export async function measure() {
  const { stdout } = await execute(join(root, 'build/bench/bench_advise'),
    ['--benchmark_format=json', '--benchmark_repetitions=5', '--benchmark_enable_random_interleaving=true']);
  const found = JSON.parse(stdout).benchmarks.filter((each) => each.aggregate_name === 'median');
  return found.map(({ run_name: name, cpu_time: nanoseconds }) => {
    const [what, limit] = limits[name];
    return { what, against: 'limit', more: false, goal: 1, ours: nanoseconds / 1000, theirs: limit, unit: 'µs' };
  });
}
