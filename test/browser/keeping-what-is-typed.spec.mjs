// Back, reload, two windows and a lost network: nothing that was typed is lost.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { openSite, visit } from './browser.mjs';

const { browser, server, site } = await openSite();

const told = 'Ouders willen de straat voor de school autovrij maken.';
const next = 'button[value=volgende]';
const go = (page, button) => Promise.all([page.waitForNavigation(), page.click(button)]);
const begin = () => site.send('/actie', { omschrijving: told });
const openNote = (page) => page.locator('summary', { hasText: 'Notitie' }).click();

describe('What is typed', () => {
  it('stays when the page is loaded again', () => visit(browser, server, async (page) => {
    await page.goto('/actie');
    await page.fill('#omschrijving', told);
    await page.reload();
    assert.equal(await page.inputValue('#omschrijving'), told);
    await page.goto(await begin());
    await page.check('#animo-nodig-2');
    await openNote(page);
    await page.fill('#animo-notitie', 'onthouden');
    await page.reload();
    assert.ok(await page.isChecked('#animo-nodig-2'));
    assert.equal(await page.inputValue('#animo-notitie'), 'onthouden');
    assert.ok(await page.isVisible('#animo-notitie'), 'what was typed is not folded away');
  }));

  it('stays when the reader looks at another page and comes back', () => visit(browser, server, async (page) => {
    await page.goto(await begin());
    await openNote(page);
    await page.fill('#animo-notitie', 'onthouden');
    await go(page, '.aw-question + p a');
    assert.match(page.url(), /\/elementen\/animo$/);
    await page.goBack();
    assert.equal(await page.inputValue('#animo-notitie'), 'onthouden');
  }));

  it('stays after the Back button of the browser, and forward again', () => visit(browser, server, async (page) => {
    await page.goto('/actie');
    await page.fill('#omschrijving', told);
    await go(page, next);
    await page.check('#animo-nodig-1');
    await go(page, next);
    await page.check('#contact-nodig-1');
    await page.goBack();
    assert.ok(await page.isChecked('#animo-nodig-1'));
    await page.goForward();
    assert.ok(await page.isChecked('#contact-nodig-1'));
    await page.goBack();
    await page.goBack();
    assert.equal(await page.inputValue('#omschrijving'), told);
  }));

  // A form that is sent to its own address takes the place of its page, so the way back is that address.
  it('stays when the network is lost while it is sent', () => visit(browser, server, async (page, context) => {
    const path = await begin();
    await page.goto(path);
    await page.check('#animo-nodig-1');
    await openNote(page);
    await page.fill('#animo-notitie', 'onderweg in de trein');
    await context.setOffline(true);
    await page.click(next);
    await page.waitForURL(/chrome-error/);
    await context.setOffline(false);
    await page.goto(path);
    assert.ok(await page.isChecked('#animo-nodig-1'));
    assert.equal(await page.inputValue('#animo-notitie'), 'onderweg in de trein');
    await go(page, next);
    assert.match(page.url(), /\/contact$/);
    await page.goBack();
    assert.equal(await page.inputValue('#animo-notitie'), 'onderweg in de trein');
  }, { status: 0 }));

  it('stays on the first page when the network is lost before there is an address', () => visit(browser, server, async (page, context) => {
    await page.goto('/actie');
    await page.fill('#omschrijving', told);
    await context.setOffline(true);
    await page.click(next);
    await page.waitForURL(/chrome-error/);
    await context.setOffline(false);
    await page.goto('/actie');
    assert.equal(await page.inputValue('#omschrijving'), told);
  }, { status: 0 }));

  it('in two windows on different questions is kept both', () => visit(browser, server, async (one, context) => {
    const path = await begin();
    const two = await context.newPage();
    await one.goto(path);
    await two.goto(path.replace('/animo', '/contact'));
    await one.check('#animo-nodig-1');
    await two.check('#contact-nodig-2');
    await go(one, next);
    await go(two, next);
    await one.goto(path.replace('/animo', '/controle'));
    const answers = await one.locator('.aw-facts').innerText();
    assert.match(answers, /vooral bijsturen/);
    assert.match(answers, /helemaal verbinden/);
  }));

  for (const script of [true, false])
    it(`in two windows on one question is shown both, ${script ? 'with' : 'without'} script`, () => visit(browser, server, async (one, context) => {
      const path = await begin();
      const two = await context.newPage();
      await one.goto(path);
      await two.goto(path);
      for (const [page, place, note] of [[one, '#animo-nodig-1', 'uit het ene venster'], [two, '#animo-nodig-m2', 'uit het andere venster']]) {
        await page.check(place);
        await openNote(page);
        await page.fill('#animo-notitie', note);
      }
      await go(one, next);
      await go(two, next);
      assert.match(two.url(), /\/animo$/);
      assert.match(await two.locator('.aw-errors').innerText(), /vooral bijsturen[^]*uit het ene venster/);
      assert.equal(await two.inputValue('#animo-notitie'), 'uit het andere venster');
      assert.ok(await two.isChecked('#animo-nodig-m2'));
      await go(two, next);
      assert.match(two.url(), /\/contact$/, 'sending again decides');
      await two.goto(path);
      assert.equal(await two.inputValue('#animo-notitie'), 'uit het andere venster');
    }, { status: 409, javaScriptEnabled: script }));

  it('gives way to what another window answered since', () => visit(browser, server, async (one, context) => {
    const path = await begin();
    await one.goto(path);
    const two = await context.newPage();
    await two.goto(path);
    await two.check('#animo-nodig-2');
    await go(two, next);
    await one.reload();
    assert.ok(await one.isChecked('#animo-nodig-2'));
  }));

  it('stays in this window: another one starts empty', () => visit(browser, server, async (page, context) => {
    await page.goto('/actie');
    await page.fill('#omschrijving', told);
    await page.reload();
    const other = await context.newPage();
    await other.goto('/actie');
    assert.equal(await other.inputValue('#omschrijving'), '');
  }));
});
