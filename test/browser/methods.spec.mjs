import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { checkPages, openSite, visit } from './browser.mjs';

const opened = await openSite();
const { browser, server } = opened;
checkPages('methods', opened);

/// The pages of what a browser would print, each as its size: Chromium writes one /Type /Page an object.
async function printed(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return { pages: [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length, boxes: new Set([...pdf.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map(([, box]) => box.trim().split(/\s+/).slice(2).map((side) => Math.round(side / 72 * 25.4)).join('x'))) };
}

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

describe('Methods on paper', () => {
  it('are two pages each', () => visit(browser, server, async (page) => {
    await page.goto('/methoden?paginaGrootte=100');
    const links = await page.locator('.aw-results h3 a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    assert.equal(links.length, 39);
    for (const link of links) {
      await page.goto(link);
      assert.ok((await printed(page)).pages <= 2, link);
    }
  }));

  it('are cards with a front and a back of A5, in the order of the list', () => visit(browser, server, async (page) => {
    await page.goto('/lijst/kaarten?methode=kern-met-pit&methode=buurt-bestuurt&methode=abcd');
    const { pages, boxes } = await printed(page);
    assert.equal(pages, 6);
    assert.deepEqual([...boxes], ['148x210']);
    const sides = await page.locator('.aw-card-side').evaluateAll((all) => all.map((side) => side.querySelector('h2, .aw-card-side__name').innerText));
    assert.deepEqual(sides, ['Kern met Pit', 'Kern met Pit', 'Buurt bestuurt', 'Buurt bestuurt', 'ABCD', 'ABCD']);
  }));

  for (const prefix of ['', '/en'])
    it(`hold all of their text on a card, ${prefix || 'nl'}`, () => visit(browser, server, async (page) => {
      await page.goto('/methoden?paginaGrootte=100');
      const slugs = await page.locator('.aw-results h3 a').evaluateAll((all) => all.map((a) => a.getAttribute('href').split('/').pop()));
      await page.emulateMedia({ media: 'print' });
      for (let at = 0; at < slugs.length; at += 20) {
        await page.goto(`${prefix}/lijst/kaarten?${slugs.slice(at, at + 20).map((slug) => `methode=${slug}`).join('&')}`);
        const cut = await page.locator('.aw-card-side').evaluateAll((all) => all.filter((side) => side.scrollHeight > side.clientHeight + 1).map((side) => side.innerText.slice(0, 60)));
        assert.deepEqual(cut, []);
      }
    }, { viewport: { width: 484, height: 794 } }));

  it('print from the list: all its cards at once', () => visit(browser, server, async (page) => {
    await page.goto('/lijst?methode=kern-met-pit&methode=abcd');
    await go(page, () => page.click('main a[href*="/lijst/kaarten"]'));
    assert.equal(await page.locator('.aw-card-print').count(), 2);
  }));
});

describe('Choosing methods', () => {
  it('says which choice to leave out when nothing is found, and that helps', () => visit(browser, server, async (page) => {
    await page.goto('/methoden?zoek=buurtbudget&omgeving=school');
    assert.equal(await shown(page), 0);
    await go(page, () => page.locator('main a', { hasText: 'Laat ‘Plek: School’ weg' }).click());
    assert.ok(await shown(page) > 0);
  }));

  it('lays a comparison below each other on a phone, without text over text', () => visit(browser, server, async (page) => {
    await page.goto('/vergelijken?methode=kern-met-pit&methode=buurt-bestuurt');
    const overlaps = await page.evaluate(() => {
      const cells = [...document.querySelectorAll('.aw-compare tbody :is(th, td)')].map((cell) => cell.getBoundingClientRect());
      return cells.filter((cell, at) => at > 0 && cell.top < cells[at - 1].bottom - 1).length
        + [...document.querySelectorAll('.aw-compare td')].filter((cell) => cell.scrollHeight > cell.clientHeight + 1).length;
    });
    assert.equal(overlaps, 0);
  }, { viewport: { width: 390, height: 844 } }));

  it('shows only the differences by a link, without script', () => visit(browser, server, async (page) => {
    await page.goto('/vergelijken?methode=kern-met-pit&methode=keetkeur');
    const rows = await page.locator('.aw-compare tbody tr').count();
    await go(page, () => page.click('main a[href*="verschillen=1"]'));
    assert.ok(await page.locator('.aw-compare tbody tr').count() < rows);
  }, { javaScriptEnabled: false }));

  it('finds methods by our judgement, with the reason on their page', () => visit(browser, server, async (page) => {
    await page.goto('/methoden?oordeel=deels');
    assert.ok(await shown(page) > 0);
    await go(page, () => page.locator('.aw-results h3 a').first().click());
    assert.match(await page.locator('.aw-criteria').innerText(), /Deels\. \S/);
  }));
});
