import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { elements } from '../walk.mjs';
import { checkPages, languages, openSite, visit } from './browser.mjs';
import { choose, press, tabTo } from './keyboard.mjs';
import { draftOf, storyRequest } from './pages.mjs';

const opened = await openSite();
const { browser, server, site } = opened;
checkPages('assessments', opened);

const told = 'Ouders willen de straat voor de school autovrij maken. In april zegde de wethouder een proef toe.';
const next = 'button[value=volgende]';
const previous = 'button[value=vorige]';
const go = (page, button) => Promise.all([page.waitForNavigation(), page.click(button)]);
const stepOf = (page) => new URL(page.url()).pathname.split('/').at(-1);

/// Clicks through the walk; `at` may do more at a step. Ends at the check of the answers.
async function clickThrough(page, prefix, at = {}) {
  await page.goto(`${prefix}/actie`);
  await page.fill('#omschrijving', told);
  await go(page, next);
  for (const element of elements) {
    assert.equal(stepOf(page), element);
    await page.check(`#${element}-nodig-m1`);
    await at[element]?.();
    await go(page, next);
  }
  assert.equal(stepOf(page), 'wensen');
  await page.check('#wens-besluit');
  await go(page, next);
  assert.equal(stepOf(page), 'controle');
}

describe('The walk', () => {
  for (const [language, prefix] of Object.entries(languages)) {
    it(`${language}: by keyboard alone, with the focus in sight`, () => visit(browser, server, async (page) => {
      await page.goto(prefix || '/');
      await tabTo(page, '.utrecht-skip-link');
      await tabTo(page, 'main .utrecht-button--primary-action');
      await press(page, 'Enter');
      await tabTo(page, '#omschrijving');
      await page.keyboard.type(told);
      await tabTo(page, 'summary');
      await page.keyboard.press('Enter');
      await tabTo(page, '#omgeving-wijk');
      await page.keyboard.press('Space');
      await tabTo(page, next);
      await press(page, 'Enter');
      for (const [at, element] of elements.entries()) {
        assert.equal(stepOf(page), element);
        await choose(page, `${element}-nodig`, at % 2 === 0 ? '-1' : 'onbekend');
        await tabTo(page, next);
        await press(page, 'Enter');
      }
      await tabTo(page, '#wens-besluit');
      await page.keyboard.press('Space');
      await tabTo(page, next);
      await press(page, 'Enter');
      assert.equal(stepOf(page), 'controle');
      await tabTo(page, 'main .utrecht-button--primary-action');
      await press(page, 'Enter');
      assert.match(new URL(page.url()).pathname, new RegExp(`^${prefix}/advies/`));
      await tabTo(page, '.aw-card__name a');
      await tabTo(page, 'form[action$="/wissen"] button');
    }, { locale: language }));

    it(`${language}: without JavaScript, from the start to a kept link and its end`, () => visit(browser, server, async (page) => {
      await page.goto(prefix || '/');
      await go(page, 'main .utrecht-button--primary-action');
      await clickThrough(page, prefix);
      await go(page, 'main .utrecht-button--primary-action');
      await page.click('summary:has-text("Als tekst"), summary:has-text("As text")');
      await page.selectOption('#methode', 'dorpsspiegel');
      await go(page, '#waarom-niet button');
      assert.ok(await page.locator('#waarom-niet li').count() > 0);
      await go(page, 'form[action$="/bewaren"] button');
      assert.equal(await page.locator('#bewaarlink').inputValue(), page.url().replace(/[?#].*/, ''));
      await go(page, 'form[action$="/wissen"] button');
      assert.ok(await page.locator('main [role=status]').count() > 0);
    }, { locale: language, javaScriptEnabled: false }));
  }

  it('says one page at a time what it is about, in its title', () => visit(browser, server, async (page) => {
    const titles = new Set();
    const draft = await draftOf(site, '');
    for (const step of ['initiatief', ...elements, 'wensen', 'controle', 'kort']) {
      await page.goto(`${draft}/${step}`);
      titles.add(await page.title());
    }
    assert.equal(titles.size, 9);
  }));

  it('goes back from every step without a word lost', () => visit(browser, server, async (page) => {
    await page.goto('/actie');
    await page.fill('#omschrijving', told);
    await go(page, next);
    for (const element of elements) {
      await page.check(`#${element}-nodig-1`);
      await page.locator('summary', { hasText: 'Notitie' }).click();
      await page.fill(`#${element}-notitie`, `bij ${element}`);
      if (element !== 'empathie') await go(page, next);
    }
    for (const element of [...elements].reverse()) {
      assert.equal(stepOf(page), element);
      assert.equal(await page.inputValue(`#${element}-notitie`), `bij ${element}`);
      assert.ok(await page.isChecked(`#${element}-nodig-1`));
      await go(page, previous);
    }
    assert.equal(stepOf(page), 'initiatief');
    assert.equal(await page.inputValue('#omschrijving'), told);
    await page.goto(page.url().replace('/initiatief', '/empathie'));
    assert.equal(await page.inputValue('#empathie-notitie'), 'bij empathie');
  }));

  it('keeps what was typed on a step that is left unfinished by going back', () => visit(browser, server, async (page) => {
    await page.goto('/actie');
    await page.fill('#omschrijving', told);
    await go(page, next);
    await page.locator('summary', { hasText: 'Notitie' }).click();
    await page.fill('#animo-notitie', 'nog niets gekozen');
    await go(page, previous);
    await go(page, next);
    assert.equal(await page.inputValue('#animo-notitie'), 'nog niets gekozen');
    assert.equal(await page.locator('input[name=animo-nodig]:checked').count(), 0, 'nothing was chosen');
  }));

  it('keeps the later answers when an earlier one is changed', () => visit(browser, server, async (page) => {
    await clickThrough(page, '');
    const answers = () => page.locator('.aw-facts > div').allInnerTexts();
    const before = await answers();
    await go(page, 'a[href*="/contact?"]');
    await page.check('#contact-nodig-2');
    await go(page, next);
    assert.equal(stepOf(page), 'controle');
    const after = await answers();
    for (const [at, answer] of before.entries()) {
      if (at === 2) assert.notEqual(after[at], answer);
      else assert.equal(after[at], answer);
    }
  }));

  it('shows a mistake in title, summary and field, and keeps the rest', () => visit(browser, server, async (page) => {
    await page.goto('/actie');
    await page.click('summary');
    await page.check('#omgeving-dorp');
    await go(page, next);
    assert.match(await page.title(), /^Fout: /);
    assert.ok(await page.isChecked('#omgeving-dorp'));
    await page.locator('.aw-errors a').first().click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'omschrijving');
    assert.equal(await page.getAttribute('#omschrijving', 'aria-invalid'), 'true');
    await page.fill('#omschrijving', told);
    await go(page, next);
    await page.locator('summary', { hasText: 'Notitie' }).click();
    await page.fill('#animo-notitie', 'blijft staan');
    await go(page, next);
    assert.match(await page.title(), /^Fout: /);
    assert.equal(await page.inputValue('#animo-notitie'), 'blijft staan');
    await page.locator('.aw-errors a').first().click();
    assert.equal(await page.evaluate(() => document.activeElement.name), 'animo-nodig');
    assert.ok(await page.getByText('Kies een antwoord, of ‘weet ik nog niet’.').count() > 0);
  }, { status: 400 }));

  it('says a mistake in English on an English page', () => visit(browser, server, async (page) => {
    await page.goto('/en/actie');
    await go(page, next);
    assert.match(await page.title(), /^(Error|Mistake): /);
  }, { status: 400, locale: 'en' }));

  for (const script of [true, false])
    it(`asks for a reason where the usual pole is left, ${script ? 'with' : 'without'} script`, () => visit(browser, server, async (page) => {
      const path = await site.send('/actie', { omschrijving: told });
      await page.goto(path);
      assert.equal(await page.isVisible('#animo-reden'), false);
      await page.check('#animo-nodig-m1');
      assert.equal(await page.isVisible('#animo-reden'), false);
      await page.check('#animo-nodig-1');
      assert.equal(await page.isVisible('#animo-reden'), true);
      await go(page, next);
      assert.equal(stepOf(page), 'contact', 'a reason is asked, not demanded');
      assert.equal(await page.locator('#contact-reden').count(), 0);
      await page.goto(path);
      await page.fill('#animo-reden', 'het hele dorp moet gehoord zijn');
      await go(page, next);
      await page.goto(path.replace('/animo', '/controle'));
      assert.ok(await page.getByText('het hele dorp moet gehoord zijn').count() > 0);
      await page.goto(path.replace('/actie/', '/advies/').replace('/animo', ''));
      assert.ok(await page.getByText('het hele dorp moet gehoord zijn').count() > 0);
    }, { javaScriptEnabled: script }));

  it('ticks what it read in the text, and lets it be crossed out', () => visit(browser, server, async (page) => {
    const { initiatief } = storyRequest(1);
    const path = await site.send('/actie', { omschrijving: initiatief.omschrijving });
    await page.goto(path);
    assert.ok(await page.isChecked('#belofte'));
    assert.equal(await page.locator('label[for=belofte] q').innerText(), 'zegde de wethouder een proef toe');
    await page.check('#animo-nodig-onbekend');
    await page.uncheck('#belofte');
    await go(page, next);
    await page.goto(path);
    assert.equal(await page.isChecked('#belofte'), false);
    const advice = path.replace('/actie/', '/advies/').replace('/animo', '');
    await page.goto(advice);
    assert.equal(await page.getByText('Heeft u steun beloofd?').count(), 0);
    await page.goto(path);
    await page.check('#belofte');
    await go(page, next);
    await page.goto(advice);
    assert.equal(await page.getByText('Heeft u steun beloofd?').count(), 1);
  }));

  it('counts how far it is, who should lead and what was tried, and keeps all three', () => visit(browser, server, async (page) => {
    await page.goto('/actie');
    await page.fill('#omschrijving', told);
    await page.locator('summary', { hasText: 'Hoe ver het is' }).click();
    await page.selectOption('#fase', 'doen');
    await page.selectOption('#geprobeerd-1', 'kan-wel');
    await page.selectOption('#ging-1', 'niet');
    await go(page, next);
    for (const element of elements) {
      await page.check(`#${element}-nodig-m1`);
      await go(page, next);
    }
    await page.selectOption('#leiding', 'bewoners');
    await go(page, next);
    const check = await page.locator('main').innerText();
    assert.match(check, /Hoe ver het is: doen/);
    assert.match(check, /Geprobeerd: Kan wél\. Het werkte niet/);
    assert.match(check, /De leiding: bewoners/i);
    const path = new URL(page.url()).pathname;
    const result = await site.get(`${path.replace('/actie/', '/advies/').replace('/controle', '')}?waarom-niet=kan-wel`);
    assert.match(result.html, /Dit werkte hier eerder niet, volgens u/);
    assert.match(result.html, /De leiding ligt waar u die wilt/);
    await page.goto(path.replace('controle', 'initiatief'));
    assert.equal(await page.inputValue('#fase'), 'doen');
    assert.equal(await page.inputValue('#geprobeerd-1'), 'kan-wel');
    assert.equal(await page.inputValue('#ging-1'), 'niet');
  }, { javaScriptEnabled: false }));

  it('refuses a choice that the form does not offer', async () => {
    for (const field of ['fase', 'geprobeerd-1', 'ging-2']) {
      const answer = await site.post('/actie', { omschrijving: told, [field]: 'bestaat-niet' });
      assert.equal(answer.status, 400, field);
      assert.match(answer.html, /Ouders willen de straat/, 'what was typed is kept');
    }
  });

  it('erases everything at once', () => visit(browser, server, async (page) => {
    const draft = await draftOf(site, '');
    await page.goto(`${draft}/animo`);
    await go(page, 'form[data-forget] button');
    assert.equal(await page.locator('h1').innerText(), 'Uw antwoorden zijn gewist');
    const answer = await page.goto(`${draft}/animo`);
    assert.equal(answer.status(), 410);
    assert.equal(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('aw-form')).length), 0);
  }, { status: 410 }));

  it('goes on at the first step when the address names none', () => visit(browser, server, async (page) => {
    const draft = await draftOf(site, '');
    await page.goto(draft);
    assert.ok(page.url().startsWith(server.address + draft + '/'));
  }));

  it('holds nothing of what was told in an address', () => visit(browser, server, async (page) => {
    const addresses = [];
    page.on('request', (request) => addresses.push(decodeURIComponent(request.url())));
    await clickThrough(page, '');
    await go(page, 'main .utrecht-button--primary-action');
    for (const address of addresses) assert.doesNotMatch(address, /school|wethouder|nodig|besluit/);
  }));
});
