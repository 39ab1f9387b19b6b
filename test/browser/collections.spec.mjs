import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { changed, deskOf, fieldsOf, greenCollection, propose, publishedCollection } from '../desk.mjs';
import { all, errorsOn, main, parse, text } from '../site.mjs';
import { checkPages, openSite, violations, visit } from './browser.mjs';
import { ownDesk, press } from './desk.mjs';

const opened = await openSite();
const { browser } = opened;
checkPages('collections', opened);

describe('The life of a collection, with two people', async () => {
  const { server, readers, as } = await ownDesk(browser);
  const page = '/verzamelingen/buiten-spelen';
  let address = '';

  it('is begun with a name and filled by the names of methods', () => as('saskia', 'editor', async (view) => {
    await view.goto('/redactie/verzamelingen');
    await view.fill('#naam', 'Buiten spelen');
    await press(view, 'Begin');
    address = new URL(view.url()).pathname;
    for (const [name, value] of Object.entries(greenCollection)) await view.locator(`[name="${name}"]`).fill(value);
    await view.fill('#erbij', 'Kern met Pit');
    await press(view, 'Zet erbij');
    await view.fill('#erbij', 'kern met pit');
    await press(view, 'Zet erbij');
    assert.match(await view.textContent('.aw-errors'), /Kern met Pit staat er al in/);
    await view.fill('#erbij', 'Buurt besturt');
    await press(view, 'Zet erbij');
    assert.match(await view.textContent('.aw-errors'), /geen methode met deze naam. Deze lijken erop: .*Buurt bestuurt/);
    assert.equal(await view.inputValue('#erbij'), 'Buurt besturt');
    await view.fill('#erbij', 'Buurt bestuurt');
    // Enter saves, and takes along what stands in the field.
    await Promise.all([view.waitForNavigation(), view.press('#erbij', 'Enter')]);
    assert.equal(await view.locator('[id^=methode-]').count(), 2);
  }));

  it('is put in another order with the keyboard', () => as('saskia', 'editor', async (view) => {
    await view.goto(address);
    await view.fill('[name="methods.1.note"]', 'Bewoners beslissen mee.');
    await view.getByRole('button', { name: 'Omhoog Buurt bestuurt' }).focus();
    await Promise.all([view.waitForNavigation(), view.keyboard.press('Enter')]);
    assert.equal(new URL(view.url()).hash, '#methode-1');
    assert.equal(await view.inputValue('[name="methods.0.note"]'), 'Bewoners beslissen mee.');
    assert.match(await view.textContent('#methode-1'), /1\. Buurt bestuurt/);
  }));

  it('is proposed when it says of each method why it is in it', () => as('saskia', 'editor', async (view) => {
    await view.goto(address);
    await press(view, 'Bewaar en stel voor');
    assert.match(await view.textContent('.aw-errors'), /Schrijf bij Kern met Pit waarom/);
    await view.fill('[name="methods.1.note"]', 'De groep beslist zelf.');
    await view.getByText('Vanzelf bewaard.').waitFor();
    assert.match(await view.textContent('.aw-preview'), /De groep beslist zelf/);
    await press(view, 'Bewaar en stel voor');
    assert.match(await view.textContent('main'), /Voorgesteld\. Iemand anders oordeelt erover/);
    assert.equal((await readers.get(page)).status, 404);
  }));

  it('comes back with a remark, and is published by somebody else', async () => {
    await as('joost', 'reviewer', async (view) => {
      assert.match(await view.textContent('main'), /Wacht op uw oordeel[^]*Verzameling: Buiten spelen/);
      await view.goto(address);
      await view.fill('#opmerking', 'Zeg ook voor wie het is.');
      await press(view, 'Geef terug met deze opmerking');
    });
    await as('saskia', 'editor', async (view) => {
      assert.match(await view.textContent('main'), /Terug bij u, met opmerkingen[^]*Verzameling: Buiten spelen/);
      await view.goto(address);
      await view.locator('[name=introduction]').fill('Dit is voor jongerenwerkers.\n\n- Kijk eerst rond.');
      await press(view, 'Bewaar en stel voor');
    });
    await as('joost', 'reviewer', async (view) => {
      await view.goto(address);
      await press(view, 'Publiceer deze versie');
      assert.match(await view.textContent('main'), /Gepubliceerd\. Lezers zien het nu/);
    });
  });

  it('is found by readers at once: page, list, search, method and API', async () => {
    const shown = main((await readers.get(page)).html);
    assert.match(shown, /Dit is voor jongerenwerkers\.[^]*1\. Buurt bestuurt[^]*Bewoners beslissen mee\.[^]*2\. Kern met Pit/);
    assert.match(main((await readers.get('/verzamelingen')).html), /Buiten spelen/);
    const found = await readers.get('/methoden?verzameling=buiten-spelen');
    assert.deepEqual(all(parse(found.html), '.aw-results h3').map(text).sort(), ['Buurt bestuurt', 'Kern met Pit']);
    assert.match(main((await readers.get('/methoden/kern-met-pit')).html), /Buiten spelen/);
    const { verzamelingen } = JSON.parse((await readers.get('/api/v1/verzamelingen')).html);
    const own = verzamelingen.find(({ id }) => id === 'buiten-spelen');
    assert.deepEqual(own.methoden.map(({ slug, toelichting }) => [slug, toelichting]),
      [['buurt-bestuurt', 'Bewoners beslissen mee.'], ['kern-met-pit', 'De groep beslist zelf.']]);
    assert.ok((await readers.get('/sitemap.xml')).html.includes(page));
  });

  it('is a booklet on paper, with a page a method', () => visit(browser, server, async (view) => {
    await view.goto(`${page}/boekje`);
    const titles = await view.locator('.aw-booklet__method h2').allTextContents();
    assert.deepEqual(titles, ['1. Buurt bestuurt', '2. Kern met Pit']);
    assert.equal(await view.locator('.aw-booklet svg.aw-qr').count(), 3);
    await view.emulateMedia({ media: 'print' });
    const breaks = await view.locator('.aw-booklet__method').evaluateAll((parts) => parts.map((part) => getComputedStyle(part).breakBefore));
    assert.deepEqual(breaks, ['page', 'page']);
    assert.equal(await view.locator('.aw-menu').isVisible(), false);
  }));

  it('shows both texts to the second of two editors, who loses nothing', async () => {
    const saskia = await deskOf(server, 'editor', 'saskia');
    const mila = await deskOf(server, 'editor', 'mila');
    const joost = await deskOf(server, 'reviewer', 'joost');
    const begin = (desk) => desk.send('/redactie/verzamelingen/buiten-spelen/wijzigen', {});
    const [hers, milas] = [await begin(saskia), await begin(mila)];
    assert.equal((await propose(saskia, hers, { 'methods.0.note': 'De reden van Saskia.' })).status, 303);
    assert.equal((await joost.post(hers, { doe: 'publiceren' })).status, 303);
    const overtaken = await propose(mila, milas, { 'methods.1.note': 'De reden van Mila.' });
    assert.equal(overtaken.status, 409);
    assert.match(main(overtaken.html), /Intussen is versie 2 gepubliceerd[^]*De reden van Saskia/);
    assert.equal(Object.fromEntries(fieldsOf(overtaken.html))['methods.1.note'], 'De reden van Mila.');
    const old = fieldsOf((await mila.get(milas)).html);
    await mila.send(milas, changed(old, { 'methods.1.note': 'Uit het ene venster.' }));
    const second = await mila.post(milas, changed(old, { 'methods.1.note': 'Uit het andere venster.' }));
    assert.equal(second.status, 409);
    assert.match(main(second.html), /Iemand anders bewaarde dit concept/);
  });

  it('goes on when one of its methods is withdrawn', async () => {
    const saskia = await deskOf(server, 'editor', 'saskia');
    await saskia.send('/redactie/methoden/kern-met-pit/intrekken', { reden: 'Bestaat niet meer.', naar: '' });
    assert.match(main((await readers.get(page)).html), /2\. Kern met Pit[^]*Deze methode is ingetrokken/);
    assert.equal((await readers.get(`${page}/boekje`)).status, 200);
    await saskia.send('/redactie/methoden/kern-met-pit/intrekken', { doe: 'terughalen' });
  });

  it('is withdrawn with a reason that readers see at the old address, and brought back', async () => {
    const saskia = await deskOf(server, 'editor', 'saskia');
    const withdraw = '/redactie/verzamelingen/buiten-spelen/intrekken';
    await saskia.send(withdraw, { reden: 'Het thema is voorbij.' });
    for (const path of [page, `${page}/boekje`]) {
      const gone = await readers.get(path);
      assert.equal(gone.status, 410);
      assert.match(main(gone.html), /Buiten spelen[^]*Het thema is voorbij/);
    }
    await visit(browser, server, async (view) => {
      await view.goto(page);
      assert.deepEqual(await violations(view), []);
    }, { status: 410 });
    assert.doesNotMatch(main((await readers.get('/verzamelingen')).html), /Buiten spelen/);
    await saskia.send(withdraw, { doe: 'terughalen' });
    assert.equal((await readers.get(page)).status, 200);
    const history = main((await saskia.get('/redactie/verzamelingen/buiten-spelen')).html);
    assert.match(history, /saskia trok de verzameling in/);
    assert.match(history, /joost publiceerde versie 1/);
  });
});

describe('The desk for collections', () => {
  it('is closed to who is not signed in, and lets a reader look only', async () => {
    const slug = await publishedCollection(opened.server);
    const path = `/redactie/verzamelingen/${slug}`;
    for (const each of ['/redactie/verzamelingen', path, `${path}/1`, `${path}/1/voorbeeld`])
      assert.equal((await opened.site.get(each)).location, `/inloggen?verder=${each}`);
    const reader = await deskOf(opened.server, 'reader');
    assert.equal((await reader.get(path)).status, 200);
    for (const [each, fields] of [['/redactie/verzamelingen', { naam: 'Iets' }], [`${path}/wijzigen`, {}], [`${path}/intrekken`, { reden: 'x' }], [`${path}/1`, { doe: 'publiceren' }]])
      assert.equal((await reader.post(each, fields)).status, 403, each);
  });

  it('names all mistakes at once and keeps what was typed', async () => {
    const desk = await deskOf(opened.server, 'editor', 'fouten');
    const path = await desk.send('/redactie/verzamelingen', { naam: `Proef ${process.pid}` });
    const answer = await propose(desk, path, { introduction: '# Te hoog' });
    assert.equal(answer.status, 400);
    const errors = errorsOn(answer.html);
    for (const part of [/Naam \(Engels\)/, /In een of twee zinnen \(Nederlands\)/, /Inleiding: een kop met één #/, /Er staat nog geen methode in/]) assert.match(errors, part);
    assert.equal(Object.fromEntries(fieldsOf(answer.html)).introduction, '# Te hoog');
  });
});
