import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { checkPages, openSite, visit } from './browser.mjs';
import { tabTo } from './keyboard.mjs';

const opened = await openSite();
const { browser, server } = opened;
checkPages('glossary', opened);

describe('A term', () => {
  it('is explained in place, by keyboard too, and Escape closes it', () => visit(browser, server, async (page) => {
    await page.goto('/');
    await tabTo(page, '.aw-term');
    const id = await page.evaluate(() => document.activeElement.getAttribute('popovertarget'));
    assert.equal(await page.isVisible(`#${id}`), false);
    await page.keyboard.press('Enter');
    assert.equal(await page.isVisible(`#${id}`), true);
    await page.keyboard.press('Escape');
    assert.equal(await page.isVisible(`#${id}`), false);
  }));

  it('leads to its place in the list', () => visit(browser, server, async (page) => {
    await page.goto('/');
    const hrefs = await page.locator('.aw-term-text a').evaluateAll((list) => list.map((link) => link.getAttribute('href')));
    assert.ok(hrefs.length > 0);
    for (const href of hrefs) {
      await page.goto(href);
      assert.equal(await page.locator(`[id="${href.split('#')[1]}"]`).count(), 1, href);
    }
  }));
});
