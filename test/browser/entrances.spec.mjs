import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { checkPages, languages, openSite, visit } from './browser.mjs';

const opened = await openSite();
const { browser, server } = opened;
checkPages('entrances', opened);

const readers = ['professional', 'beleidsmaker', 'leidinggevende', 'bewoner'];

describe('An entrance', () => {
  for (const prefix of Object.values(languages))
    for (const reader of readers)
      it(`${prefix}/voor/${reader} leads to something behind every link`, () => visit(browser, server, async (page) => {
        await page.goto(`${prefix}/voor/${reader}`);
        const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.href));
        assert.ok(links.length >= 10, `${links.length} links`);
        for (const link of new Set(links)) {
          const answer = await page.goto(link);
          assert.equal(answer.status(), 200, link);
          const { pathname, search, hash } = new URL(link);
          if (hash) assert.equal(await page.locator(hash).count(), 1, link);
          if (!search) continue;
          if (pathname.endsWith('/methoden')) assert.ok(await page.locator('.aw-results > li').count() > 0, `${link} finds a method`);
          else assert.ok(await page.locator('.aw-compare thead th[scope=col]').count() >= 2, `${link} compares methods`);
        }
      }));

  it('can be reached from the start page and from the foot of every page', () => visit(browser, server, async (page) => {
    for (const [from, where] of [['/', 'main'], ['/methoden/abcd', 'footer']]) {
      await page.goto(from);
      for (const reader of readers) assert.equal(await page.locator(`${where} a[href="/voor/${reader}"]`).count(), 1, `${reader} at ${from}`);
    }
  }));
});
