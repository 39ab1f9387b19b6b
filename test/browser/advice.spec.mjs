import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

import { checkPages, openSite, visit } from './browser.mjs';
import { adviceOf, keptOf, storyRequest } from './pages.mjs';

const opened = await openSite();
const { browser, server, site } = opened;
checkPages('advice', opened);

const go = (page, button) => Promise.all([page.waitForNavigation(), page.click(button)]);

/// The text of a page as it comes out of the printer; nothing where no program can read it.
async function printed(page) {
  const folder = await mkdtemp(join(tmpdir(), 'actiewijzer-print-'));
  try {
    const path = join(folder, 'page.pdf');
    await page.pdf({ path, preferCSSPageSize: true });
    assert.equal((await readFile(path)).subarray(0, 5).toString(), '%PDF-');
    const { stdout } = await promisify(execFile)('pdftotext', ['-layout', path, '-']);
    return stdout.replace(/\s+/g, ' ');
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('The result', () => {
  it('draws both marks of each balance, and nothing where nothing is known', () => visit(browser, server, async (page) => {
    await page.goto(await adviceOf(site, '', 3));
    const row = (nth) => page.locator('.aw-balance-row').nth(nth);
    assert.equal(await row(1).locator('.aw-balance-row__needed').count(), 1);
    assert.equal(await row(1).locator('.aw-balance-row__now').count(), 1);
    assert.equal(await row(1).locator('.aw-balance-row__arrow').count(), 1);
    assert.equal(await row(3).locator('circle').count(), 0);
  }));

  it('lets another role be chosen, and says who chose it', () => visit(browser, server, async (page) => {
    await page.goto(await adviceOf(site, ''));
    await page.locator('summary', { hasText: 'Ik kies een andere rol' }).click();
    await page.check('#rol-coproductie');
    await go(page, 'form[action$="/rol"] button');
    const part = await page.locator('section[aria-labelledby=rol]').innerText();
    assert.match(part, /Coproductie\. Deze rol koos u zelf/i);
    assert.match(part, /faciliterend/, 'the suggestion stays in sight');
  }));

  it('shows what other answers would give, without script, and leaves the own answers', () => visit(browser, server, async (page) => {
    const path = await adviceOf(site, '');
    await page.goto(path);
    const own = await page.locator('.aw-card__name').allInnerTexts();
    await page.locator('#wat-als summary').click();
    await page.selectOption('#als-animo', '2');
    await page.selectOption('#als-contact', '2');
    await go(page, 'form[data-what-if] button');
    assert.match(await page.locator('#wat-als-gevolg').innerText(), /Uw eigen antwoorden zijn niet veranderd/);
    assert.equal(await page.locator('#als-animo').inputValue(), '2');
    const other = await page.locator('.aw-card__name').allInnerTexts();
    assert.notDeepEqual(other, own);
    await page.goto(path);
    assert.deepEqual(await page.locator('.aw-card__name').allInnerTexts(), own);
    assert.equal(await page.locator('#wat-als-gevolg').count(), 0);
  }, { javaScriptEnabled: false }));

  it('shows what another mark would give at once, and keeps the place of the reader', () => visit(browser, server, async (page) => {
    const path = await adviceOf(site, '', 3);
    await page.goto(path);
    await page.locator('#wat-als summary').click();
    assert.equal(await page.locator('form[data-what-if] button').isVisible(), false);
    await page.focus('#als-animo');
    await page.selectOption('#als-animo', '2');
    await page.locator('#wat-als-gevolg').waitFor();
    assert.match(await page.locator('form[data-what-if] [role=status]').innerText(), /Het advies is aangepast/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'als-animo');
    const shown = await page.locator('main').innerText();
    await page.reload();
    assert.equal(await page.locator('#als-animo').inputValue(), '2', 'the address holds what is shown');
    assert.match(shown, /Nieuw in de lijst|Hoger dan eerst|Lager dan eerst|Niet meer in de lijst|blijven gelijk/);
  }));

  it('takes the answers of a what-if over when asked', () => visit(browser, server, async (page) => {
    const path = await adviceOf(site, '', 3);
    await page.goto(`${path}?als=1&animo=2`);
    await go(page, '#wat-als-gevolg form button');
    assert.equal(new URL(page.url()).pathname, path);
    assert.equal(await page.locator('#als-animo').inputValue(), '2');
    assert.equal(await page.locator('#wat-als-gevolg').count(), 0);
    assert.equal(JSON.parse((await site.get(`${path}/json`)).html).vraag.standen.animo.nodig, 2);
  }));

  it('offers a what-if on a kept copy too, and nothing to change it', () => visit(browser, server, async (page) => {
    await page.goto(`${new URL(await keptOf(site, '', 3), server.address).pathname}?als=1&animo=2`);
    assert.equal(await page.locator('#wat-als-gevolg').count(), 1);
    assert.equal(await page.locator('#wat-als-gevolg form').count(), 0);
  }));

  it('refuses a mark that is no place', () => visit(browser, server, async (page) => {
    const path = await adviceOf(site, '', 3);
    for (const mark of ['animo=7', 'contact=links', 'toerusting-nu=2.5']) {
      const answer = await page.goto(`${path}?als=1&${mark}`);
      assert.equal(answer.status(), 400, mark);
    }
  }, { status: 400 }));

  it('lets a wrong reading of the text be crossed out', () => visit(browser, server, async (page) => {
    const { omstandigheden, ...rest } = storyRequest(1);
    const path = await site.send('/actie', { omschrijving: rest.initiatief.omschrijving });
    await page.goto(path.replace('/actie/', '/advies/').replace('/animo', ''));
    const promise = page.getByText('Heeft u steun beloofd? Blijf dan steunen.');
    assert.equal(await promise.count(), 1);
    await page.locator('summary', { hasText: 'Wat wij in uw tekst lazen' }).click();
    await Promise.all([page.waitForNavigation(),
      page.locator('form', { has: page.locator('input[value="omstandigheid:belofte"]') }).locator('button').click()]);
    assert.equal(await promise.count(), 0);
    assert.ok(omstandigheden.includes('belofte'));
  }));

  it('answers "why not" for every method', () => visit(browser, server, async (page) => {
    const path = await adviceOf(site, '');
    await page.goto(path);
    const slugs = await page.locator('#methode option').evaluateAll((list) => list.map((option) => option.value));
    assert.equal(slugs.length, 39);
    for (const slug of slugs) {
      const { html } = await site.get(`${path}?waarom-niet=${slug}`);
      assert.match(html.slice(html.indexOf('id="waarom-niet"')), /role="status"[^]*?<li>[^<]{10,}/, slug);
    }
  }));

  it('is kept under a link that can be read and erased, and nothing else', () => visit(browser, server, async (page) => {
    await page.goto(await adviceOf(site, ''));
    await go(page, 'form[action$="/bewaren"] button');
    const kept = new URL(page.url()).pathname;
    assert.ok(await page.getByRole('status').first().isVisible());
    const forms = await page.locator('main form[method=post]').evaluateAll((list) => list.map((form) => form.getAttribute('action')));
    assert.deepEqual(forms, [`${kept}/wissen`]);
    const draft = kept.replace('/advies/', '/actie/');
    for (const step of ['animo', 'initiatief', 'kort']) {
      assert.equal((await site.post(`${draft}/${step}`, { omschrijving: 'anders', 'animo-nodig': '2' })).status, 404, step);
      assert.equal((await site.get(`${draft}/${step}`)).status, 404, step);
    }
    for (const [action, fields] of [['rol', { rol: 'coproductie' }], ['niet-herkennen', { wat: 'omstandigheid:belofte' }], ['bewaren', {}]])
      assert.equal((await site.post(`${kept}/${action}`, fields)).status, 404, action);
    await page.reload();
    await go(page, 'form[data-forget] button');
    assert.equal((await page.goto(kept)).status(), 410);
  }, { status: 410 }));

  it('has an address that cannot be guessed', async () => {
    const links = new Set();
    for (let nth = 0; nth < 5; ++nth) links.add(await keptOf(site, ''));
    assert.equal(links.size, 5);
    for (const link of links) assert.match(link, /^\/advies\/[A-Za-z0-9_-]{20,}/);
  });

  it('can be downloaded', () => visit(browser, server, async (page) => {
    const path = await adviceOf(site, '');
    await page.goto(path);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[download]')]);
    assert.equal(download.suggestedFilename(), 'advies.json');
    const { html, headers } = await site.get(`${path}/json`);
    assert.match(headers.get('content-type'), /^application\/json/);
    const { vraag, advies } = JSON.parse(html);
    assert.equal(vraag.standen.inbedding.nodig, -2);
    const again = await site.json('/api/v1/adviezen', vraag);
    assert.deepEqual(JSON.parse(again.html), advies);
  }));

  it('is printed with all that is folded away', async (t) => {
    const has = await promisify(execFile)('pdftotext', ['-v']).then(() => true, () => false);
    if (!has) return t.skip('pdftotext is not installed');
    return visit(browser, server, async (page) => {
      await page.goto(await adviceOf(site, ''));
      const text = await printed(page);
      const plain = (words) => words.replace(/\s+/g, ' ').trim();
      for (const words of await page.locator('details:not(:has(form)) .aw-more__body li').allTextContents())
        assert.ok(text.replaceAll(' ', '').includes(plain(words).replaceAll(' ', '')), `not on paper: ${words}`);
      assert.match(text, /Ouders van een basisschool/);
      assert.doesNotMatch(text, /Maak een bewaarlink|Klopt niet/);
    });
  });

  it('is printed as it is without script too', async (t) => {
    const has = await promisify(execFile)('pdftotext', ['-v']).then(() => true, () => false);
    if (!has) return t.skip('pdftotext is not installed');
    return visit(browser, server, async (page) => {
      await page.goto(await adviceOf(site, ''));
      assert.match(await printed(page), /Ouders van een basisschool/);
    }, { javaScriptEnabled: false });
  });

  it('reads the same in two windows of which one changed something', () => visit(browser, server, async (page, context) => {
    const path = await adviceOf(site, '');
    await page.goto(path);
    const other = await context.newPage();
    await other.goto(path);
    await other.locator('summary', { hasText: 'Ik kies een andere rol' }).click();
    await other.check('#rol-stimulerend');
    await go(other, 'form[action$="/rol"] button');
    await page.reload();
    assert.ok(await page.getByText('Deze rol koos u zelf').count() > 0);
  }));
});
