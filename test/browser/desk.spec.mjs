import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { changed, deskOf, fieldsOf, propose } from '../desk.mjs';
import { all, attribute, errorsOn, main, parse, text } from '../site.mjs';
import { checkPages, openSite, violations, visit } from './browser.mjs';
import { ownDesk, press } from './desk.mjs';

const opened = await openSite();
const { browser, site } = opened;
checkPages('desk', opened);

describe('The life of a method, with two people', async () => {
  const { server, readers, as } = await ownDesk(browser);
  const first = 'Bewoners bedenken zelf een plan voor hun buurt. Een buurtcoach loopt met hen mee.';
  const better = 'Bewoners bedenken zelf een plan voor hun buurt. Een coach loopt mee, en de corporatie legt geld klaar.';
  const page = '/methoden/kan-wel';
  let address = '';

  it('is changed in a draft that shows what it looks like and saves itself', () => as('saskia', 'editor', async (view) => {
    await view.goto('/redactie/methoden/kan-wel');
    await press(view, 'Wijzig deze methode');
    address = new URL(view.url()).pathname;
    await view.locator('#summary-nl').fill(first);
    await view.getByText('Vanzelf bewaard.').waitFor();
    assert.match(await view.textContent('.aw-preview'), /Een buurtcoach loopt met hen mee/);
    await view.reload();
    assert.equal(await view.locator('#summary-nl').inputValue(), first);
    assert.ok(!(await readers.get(page)).html.includes(first));
    await view.fill('#toelichting', 'De coach erbij.');
    await press(view, 'Bewaar en stel voor');
    assert.match(await view.textContent('main'), /Voorgesteld\. Iemand anders oordeelt erover/);
    assert.equal(await view.getByRole('button', { name: 'Publiceer deze versie' }).count(), 0);
  }));

  it('comes back with a remark, and is proposed again', async () => {
    await as('joost', 'reviewer', async (view) => {
      assert.match(await view.textContent('main'), /Wacht op uw oordeel[^]*Kan wél[^]*De coach erbij/);
      await view.goto(address);
      assert.match(await view.textContent('.aw-difference'), /Een buurtcoach/);
      await press(view, 'Geef terug met deze opmerking');
      assert.match(await view.textContent('.aw-errors'), /Schrijf op wat er anders moet/);
      await view.fill('#opmerking', 'Noem ook het geld.');
      await press(view, 'Geef terug met deze opmerking');
    });
    await as('saskia', 'editor', async (view) => {
      assert.match(await view.textContent('main'), /Terug bij u, met opmerkingen/);
      await view.goto(address);
      assert.match(await view.textContent('main'), /Noem ook het geld\./);
      await view.locator('#summary-nl').fill(better);
      await press(view, 'Bewaar en stel voor');
    });
  });

  it('is published by somebody else, and readers find it at once: page, search and API', async () => {
    await as('joost', 'reviewer', async (view) => {
      await view.goto(address);
      await press(view, 'Publiceer deze versie');
      assert.match(await view.textContent('main'), /Gepubliceerd\. Lezers zien het nu/);
    });
    assert.ok((await readers.get(page)).html.includes('de corporatie legt geld klaar'));
    assert.match((await readers.get('/methoden?zoek=corporatie+legt+geld+klaar')).html, /\/methoden\/kan-wel"/);
    assert.equal(JSON.parse((await readers.get('/api/v1/methoden/kan-wel')).html).samenvatting, better);
  });

  it('shows both texts to the second of two editors, who loses nothing', async () => {
    const saskia = await deskOf(server, 'editor', 'saskia');
    const mila = await deskOf(server, 'editor', 'mila');
    const begin = async (desk) => desk.send('/redactie/methoden/dorpsspiegel/wijzigen', {});
    const [hers, milas] = [await begin(saskia), await begin(mila)];
    assert.equal((await propose(saskia, hers, { for_whom: 'dorpen van Saskia' })).status, 303);
    const joost = await deskOf(server, 'reviewer', 'joost');
    assert.equal((await joost.post(hers, { doe: 'publiceren' })).status, 303);
    const overtaken = await propose(mila, milas, { where: 'in de dorpen van Mila' });
    assert.equal(overtaken.status, 409);
    assert.match(main(overtaken.html), /Intussen is versie 2 gepubliceerd/);
    assert.match(main(overtaken.html), /dorpen van Saskia/);
    const kept = Object.fromEntries(fieldsOf(overtaken.html));
    assert.equal(kept.where, 'in de dorpen van Mila');
    await mila.send(milas, changed(fieldsOf(overtaken.html), { for_whom: 'dorpen van Saskia', doe: 'gelezen' }));
    assert.equal((await propose(mila, milas)).status, 303);
    assert.equal((await joost.post(milas, { doe: 'publiceren' })).status, 303);
    const shown = main((await readers.get('/methoden/dorpsspiegel')).html);
    assert.match(shown, /Dorpen van Saskia/);
    assert.match(shown, /de dorpen van Mila/);
  });

  it('tells the second of two windows what the first saved', async () => {
    const saskia = await deskOf(server, 'editor', 'saskia');
    const path = await saskia.send('/redactie/methoden/keetkeur/wijzigen', {});
    const fields = fieldsOf((await saskia.get(path)).html);
    await saskia.send(path, changed(fields, { where: 'uit het ene venster' }));
    const second = await saskia.post(path, changed(fields, { where: 'uit het andere venster' }));
    assert.equal(second.status, 409);
    assert.match(main(second.html), /Iemand anders bewaarde dit concept/);
    assert.equal(Object.fromEntries(fieldsOf(second.html)).where, 'uit het andere venster');
    assert.equal(Object.fromEntries(fieldsOf((await saskia.get(path)).html)).where, 'uit het ene venster');
  });

  it('comes back as it was', async () => {
    const saskia = await deskOf(server, 'editor', 'saskia');
    const joost = await deskOf(server, 'reviewer', 'joost');
    const restored = await saskia.send('/redactie/methoden/kan-wel/1', { doe: 'terugzetten' });
    await saskia.send(restored, changed(fieldsOf((await saskia.get(restored)).html), { doe: 'voorstellen' }));
    await joost.send(restored, { doe: 'publiceren' });
    assert.ok(!(await readers.get(page)).html.includes('de corporatie legt geld klaar'));
    const history = main((await saskia.get('/redactie/methoden/kan-wel')).html);
    assert.match(history, /versie 3 gepubliceerd/);
    assert.match(history, /joost publiceerde versie 3/);
  });

  it('is withdrawn with a reason that readers see, merged into another, and brought back', async () => {
    const saskia = await deskOf(server, 'editor', 'saskia');
    await saskia.send('/redactie/methoden/kan-wel/intrekken', { reden: 'Niemand werkt er nog mee.', naar: '' });
    const gone = await readers.get(page);
    assert.equal(gone.status, 410);
    assert.match(main(gone.html), /Niemand werkt er nog mee/);
    await visit(browser, server, async (view) => {
      await view.goto(page);
      assert.deepEqual(await violations(view), []);
    }, { status: 410 });
    assert.doesNotMatch((await readers.get('/methoden')).html, /\/methoden\/kan-wel"/);
    assert.equal((await readers.get('/api/v1/methoden/kan-wel')).status, 410);
    await saskia.send('/redactie/methoden/kan-wel/intrekken', { doe: 'terughalen' });
    assert.equal((await readers.get(page)).status, 200);
    await saskia.send('/redactie/methoden/kan-wel/intrekken', { reden: 'Samen met Kern met Pit.', naar: 'kern-met-pit' });
    const moved = await readers.get(page);
    assert.equal(moved.status, 301);
    assert.equal(moved.location, '/methoden/kern-met-pit');
  });
});

describe('How complete a method is', async () => {
  const { server } = await ownDesk(browser);
  const saskia = await deskOf(server, 'editor', 'saskia');
  const joost = await deskOf(server, 'reviewer', 'joost');
  const method = '/redactie/methoden/paled-methode';
  const partsOf = async () => all(parse((await saskia.get(`${method}/databank`)).html), '.aw-rows li').map(text);

  it('stands with it in words: described, not known, not written', async () => {
    const page = main((await saskia.get(method)).html);
    assert.match(page, /Beschreven.*Voor wie het is|Beschreven.*voor wie het is/);
    assert.match(page, /Nog niets over geschreven.*de theorie erachter/i);
    assert.match(page, /Deze methode staat in geen databank/);
    assert.match(main((await saskia.get('/redactie')).html), /\d+ onderdelen beschreven, \d+ niet bekend, \d+ nog leeg/);
  });

  it('is told for each database, part by part, with a way to the field', async () => {
    const page = main((await saskia.get(`${method}/databank`)).html);
    assert.match(page, /Databank Effectieve sociale interventies.*Kennisbank Wat werkt in de wijk.*Ook gevraagd/);
    assert.match((await partsOf()).join('\n'), /De theorie erachter.*Nog niets over geschreven/);
    const field = await saskia.send(`${method}/wijzigen`, { veld: 'tekst.theorie' });
    assert.match(field, /\?veld=tekst\.theorie#tekst-theorie$/);
    const form = (await saskia.get(field.split('#')[0])).html;
    assert.ok(all(parse(form), '#teksten')[0].hasAttribute('open'));
    assert.ok(all(parse(form), '#tekst-theorie').length === 1);
    const draft = field.split('?')[0];
    await saskia.send(draft, changed(fieldsOf(form), { 'tekst.theorie': 'Mensen doen mee met wat zij zelf bedachten.' }));
    assert.doesNotMatch((await partsOf()).join('\n'), /De theorie erachter/, 'her own draft counts');
    assert.doesNotMatch(await saskia.send(`${method}/wijzigen`, { veld: 'x"><script>' }), /[?#<]/);
  });

  it('is read by who may not write, without buttons', async () => {
    const page = parse((await joost.get(`${method}/databank`)).html);
    assert.ok(all(page, '.aw-rows li').length > 0);
    assert.equal(all(page, '.aw-rows button').length, 0);
  });

  it('comes back on the desk when its date is over', async () => {
    assert.doesNotMatch(main((await saskia.get('/redactie')).html), /Kijk deze opnieuw na/);
    const draft = await saskia.send('/redactie/methoden/dorpsspiegel/wijzigen', {});
    await saskia.send(draft, changed(fieldsOf((await saskia.get(draft)).html), { review_by: '2026-01-31', doe: 'voorstellen' }));
    await joost.send(draft, { doe: 'publiceren' });
    assert.match(main((await saskia.get('/redactie')).html), /Kijk deze opnieuw na Dorpsspiegel ?Zou vóór 31 januari 2026 opnieuw bekeken worden/);
  });
});

describe('A reader who sees that something is wrong', () => {
  it('asks about the section that is read', () => visit(browser, opened.server, async (view) => {
    await view.goto('/methoden/kern-met-pit');
    await Promise.all([view.waitForNavigation(), view.getByRole('link', { name: 'Klopt dit nog? Hoe werkt het?' }).click()]);
    assert.equal(await view.inputValue('[name=onderdeel]'), 'hoe');
  }));

  it('tells the editors without an account', async () => {
    const said = `Stap 3 klopt niet meer (${process.pid}).`;
    const there = await site.send('/methoden/kern-met-pit/reactie', { onderdeel: 'hoe', tekst: said });
    assert.match(main((await site.get(there)).html), /Dank u/);
    const desk = await deskOf(opened.server, 'editor');
    const row = () => desk.get('/redactie').then(({ html }) => all(parse(html), '.aw-rows li').find((each) => text(each).includes(said)));
    const found = await row();
    assert.match(text(found), /Kern met Pit: Hoe werkt het\?/);
    const answer = all(found, 'form').map((form) => attribute(form, 'action')).find((action) => action.includes('/reacties/'));
    await desk.send(answer, {});
    assert.equal(await row(), undefined);
  });

  it('keeps what was typed when something is wrong with it', async () => {
    const answer = await site.post('/voorstel', { tekst: 'x'.repeat(4001) });
    assert.equal(answer.status, 400);
    assert.ok(answer.html.includes('x'.repeat(4001)));
    assert.notEqual(errorsOn(answer.html), '');
  });
});

describe('The desk', () => {
  it('is closed to who is not signed in, for every page', async () => {
    for (const path of ['/redactie', '/redactie/methoden/kan-wel', '/redactie/methoden/kan-wel/1', '/redactie/methoden/kan-wel/1/voorbeeld'])
      assert.equal((await site.get(path)).location, `/inloggen?verder=${path}`);
    assert.equal((await site.post('/redactie/methoden/kan-wel/1', { doe: 'publiceren' })).status, 401);
  });

  it('finds a method by a part of its name', async () => {
    const reader = await deskOf(opened.server, 'reader');
    const namesFor = async (words) => all(parse((await reader.get(`/redactie?zoek=${words}`)).html), '.aw-rows--columns a').map(text);
    assert.deepEqual(await namesFor('KERN+met'), ['Kern met Pit']);
    assert.deepEqual(await namesFor('bestaat-niet'), []);
    assert.ok((await namesFor('')).length >= 39);
  });

  it('says in words what was chosen', async () => {
    const reader = await deskOf(opened.server, 'reader');
    const page = main((await reader.get('/redactie/methoden/kern-met-pit/1')).html);
    assert.match(page, /voldoet ?ja/);
    assert.doesNotMatch(page, /nieuw: /);
  });

  it('lets a reader look and change nothing', async () => {
    const reader = await deskOf(opened.server, 'reader');
    assert.equal((await reader.get('/redactie')).status, 200);
    for (const [path, fields] of [['/redactie/methoden/kan-wel/wijzigen', {}], ['/redactie/methoden', { naam: 'Iets' }],
      ['/redactie/methoden/kan-wel/intrekken', { reden: 'x' }], ['/redactie/methoden/kan-wel/1', { doe: 'publiceren' }]])
      assert.equal((await reader.post(path, fields)).status, 403, path);
  });

  it('keeps a text that is not right, and says line by line what is wrong with it', async () => {
    const desk = await deskOf(opened.server, 'editor', 'tekst');
    const path = await desk.send('/redactie/methoden', { naam: `Proef ${process.pid}` });
    const form = await desk.get(`${path}?als=tekst`);
    const broken = '---\nname: [geen einde\n---\n## Wat is het?\n';
    const answer = await desk.post(path, changed(fieldsOf(form.html), { tekst: broken, doe: 'voorstellen' }));
    assert.equal(answer.status, 400);
    assert.match(errorsOn(answer.html), /Regel \d+/);
    assert.equal(Object.fromEntries(fieldsOf((await desk.get(path)).html)).tekst.trim(), broken.trim());
  });
});
