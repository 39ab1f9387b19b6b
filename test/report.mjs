// Runs test files one after another, each in a process of its own, and says how it went.
import { run } from 'node:test';
import { inspect } from 'node:util';

const indented = (message) => message.replace(/^/gm, '    ');

export async function report(files) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  const stream = run({ files, concurrency: 1 });
  for await (const { type, data } of stream) {
    if (type === 'test:stdout' || type === 'test:stderr') process.stdout.write(`# ${data.message.trimEnd().replaceAll('\n', '\n# ')}\n`);
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details.type === 'suite') continue;
    const skipped = data.skip !== undefined || data.todo !== undefined;
    const result = type === 'test:fail' ? 'failed' : skipped ? 'skipped' : 'passed';
    ++count[result];
    console.log(`${result === 'failed' ? 'not ok' : 'ok'} - ${data.name}${skipped ? ` # SKIP ${data.skip}` : ''}`);
    if (result === 'failed') {
      const error = data.details.error;
      const why = error?.cause ?? error;
      console.log(indented(why?.message ?? inspect(why)));
      const place = /\bat .*\.spec\.mjs:\d+:\d+.*/.exec(why?.stack ?? '');
      if (place) console.log(indented(place[0]));
    }
  }
  console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
}
