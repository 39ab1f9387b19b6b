// Other subjects in other words than the stories: judged before they were first run (docs/decisions/0010).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';

import { sharedServer } from '../server.mjs';
import { Site } from '../site.mjs';
import { checkAdvice, requestOf, titleOf } from './expectations.mjs';

const cases = JSON.parse(readFileSync(new URL('cases.json', import.meta.url)));
const server = await sharedServer();
const site = new Site(server.address);
after(() => server.stop());

describe('The API', () => {
  it('has cases to judge', () => assert.ok(cases.length >= 60));
  for (const each of cases)
    it(`${titleOf(each)}: gives what a worker expects`, async () => {
      const answer = await site.json('/api/v1/adviezen', requestOf(each));
      assert.equal(answer.status, 200, answer.html);
      checkAdvice(each, JSON.parse(answer.html));
    });
});
