import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { checkPages, openSite, visit } from './browser.mjs';

const opened = await openSite();
const { browser, server } = opened;
checkPages('methods', opened);

const shown = (page) => page.locator('.aw-results > li').count();
const go = (page, action) => Promise.all([page.waitForNavigation(), action()]);

describe('Looking up methods', () => {
  for (const script of [true, false])
    it(`narrows down by choices that stand in the address, ${script ? 'with' : 'without'} script`, () => visit(browser, server, async (page) => {
      await page.goto('/methoden?paginaGrootte=100');
      assert.equal(await shown(page), 39);
      if (!await page.isVisible('input[name=omgeving][value=dorp]')) await page.locator('.aw-facets > summary').click();
      const promised = Number(await page.locator('label[for="omgeving-dorp"] .aw-facet__count').innerText());
      if (script) await go(page, () => page.check('input[name=omgeving][value=dorp]'));
      else {
        await page.check('input[name=omgeving][value=dorp]');
        await go(page, () => page.click('button[data-without-script]'));
      }
      assert.equal(new URL(page.url()).searchParams.get('omgeving'), 'dorp');
      assert.equal(await shown(page), promised, 'the count beside the choice was true');
      await go(page, () => page.click('.aw-chip'));
      assert.equal(await shown(page), 39);
      await page.goto('/methoden?omgeving=dorp&element=animo&zoek=geld');
      await go(page, () => page.click('.aw-chips__all'));
      assert.equal(await page.locator('.aw-chip').count(), 0);
    }, { javaScriptEnabled: script }));

  it('goes from the start page to a method with a word that is not spelled well', () => visit(browser, server, async (page) => {
    await page.goto('/');
    await page.fill('#zoek', 'dorpspiegel');
    await go(page, () => page.keyboard.press('Enter'));
    await go(page, () => page.locator('main a', { hasText: 'Dorpsspiegel' }).first().click());
    if (!page.url().includes('/methoden/dorpsspiegel')) await go(page, () => page.locator('.aw-results a').first().click());
    assert.equal(await page.locator('h1').innerText(), 'Dorpsspiegel');
  }));

  it('always offers a next step when nothing is found', () => visit(browser, server, async (page) => {
    await page.goto('/methoden?zoek=xqzwvvk&omgeving=dorp');
    assert.equal(await shown(page), 0);
    assert.equal(await page.inputValue('#zoek'), 'xqzwvvk');
    assert.ok(await page.locator('main a[href="/methoden"]').count() > 0);
    assert.ok(await page.locator('main a[href="/actie"]').count() > 0);
  }));
});
