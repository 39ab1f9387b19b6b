import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { all, attribute, parse, text } from '../site.mjs';
import { checkPages, languages, openSite } from './browser.mjs';
import { goneOf } from './pages.mjs';

const opened = await openSite();
const { site } = opened;
checkPages('problem', opened);

describe('An error page', () => {
  for (const [language, prefix] of Object.entries(languages)) {
    it(`${language}: says what to do next, and which request it was`, async () => {
      const answer = await site.get(`${prefix}/bestaat-niet`);
      const page = parse(answer.html);
      const ways = all(page, 'main a').map((link) => attribute(link, 'href'));
      for (const path of ['/actie', '/methoden', '']) assert.ok(ways.includes(prefix + path || '/'), path);
      const number = answer.headers.get('x-request-id');
      assert.ok(number && text(all(page, 'main')[0]).includes(number), number);
    });

    it(`${language}: names methods whose address looks like the one that was asked`, async () => {
      const answer = await site.get(`${prefix}/methoden/plattelandsparlementen`);
      assert.equal(answer.status, 404);
      assert.ok(all(parse(answer.html), 'main a').some((link) => attribute(link, 'href') === `${prefix}/methoden/plattelandsparlement`));
    });
  }

  it('says in both languages that something is gone', async () => {
    for (const prefix of Object.values(languages)) {
      const path = await goneOf(site, prefix);
      for (const each of [path, `${path}/json`, path.replace('/advies/', '/actie/'), `${path.replace('/advies/', '/actie/')}/animo`])
        assert.equal((await site.get(each)).status, 410, each);
    }
  });
});
