import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { account, deskOf, linkIn, password, people, sessionCookie, tokenOf } from '../desk.mjs';
import { run } from '../server.mjs';
import { all, attribute, errorsOn, main, parse, text } from '../site.mjs';
import { checkPages, openSite, visit } from './browser.mjs';
import { signInOn } from './desk.mjs';

const opened = await openSite();
const { server, browser, site } = opened;
checkPages('accounts', opened);

const signedIn = { cookies: [sessionCookie] };

describe('Signing in', () => {
  it('leads to where one wanted to be, by keyboard alone and without script', async () => {
    const name = await account(server, 'administrator');
    await visit(browser, server, async (view) => {
      await view.goto('/redactie/accounts');
      assert.match(view.url(), /\/inloggen\?verder=\/redactie\/accounts$/);
      await signInOn(view, name);
      assert.match(view.url(), /\/redactie\/accounts$/);
      await view.getByRole('button', { name: 'Log uit' }).press('Enter');
      await view.goto('/redactie/accounts');
      assert.match(view.url(), /\/inloggen/);
    }, { ...signedIn, javaScriptEnabled: false });
  });

  it('keeps the name and says nothing about which of the two was wrong', async () => {
    await account(server, 'editor');
    const answers = [];
    for (const naam of [people.editor, 'bestaat-niet']) {
      const answer = await site.post('/inloggen', { naam, wachtwoord: 'verkeerd' });
      assert.equal(answer.status, 401);
      const page = parse(answer.html);
      assert.equal(attribute(all(page, '#naam')[0], 'value'), naam);
      assert.equal(attribute(all(page, '#wachtwoord')[0], 'value'), '');
      answers.push(errorsOn(answer.html));
    }
    assert.equal(answers[0], answers[1]);
  });

  it('never leads to another site', async () => {
    const naam = await account(server, 'editor');
    for (const verder of ['//example.org/', 'https://example.org/', '/\\example.org', 'javascript:alert(1)']) {
      const answer = await site.post('/inloggen', { naam, wachtwoord: password, verder });
      assert.equal(answer.location, '/redactie', verder);
    }
  });

  it('asks to wait after many failures, and says how long', async () => {
    const wrong = () => site.post('/inloggen', { naam: 'wie-weet', wachtwoord: 'gok' });
    for (let i = 0; i < 5; ++i) assert.equal((await wrong()).status, 401);
    const answer = await wrong();
    assert.equal(answer.status, 429);
    assert.match(errorsOn(answer.html), /Wacht \d+ seconde/);
  });

  it('gives a cookie that scripts and other sites cannot use', async () => {
    const answer = await site.post('/inloggen', { naam: await account(server, 'editor'), wachtwoord: password });
    assert.match(answer.headers.get('set-cookie'), /^__Host-aw-session=[a-z2-7]{32}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  });
});

describe('A session that ended in the middle of a form', () => {
  it('loses nothing of what was typed', async () => {
    const desk = await deskOf(server, 'administrator');
    const naam = `nieuw-${process.pid}`;
    const ended = await site.post('/redactie/accounts', { naam, rol: 'reviewer' });
    assert.equal(ended.status, 401);
    const fields = all(parse(ended.html), 'main input[type="hidden"]').map((field) => [attribute(field, 'name'), attribute(field, 'value')]);
    const again = await site.post('/inloggen', [...fields, ['naam', people.administrator], ['wachtwoord', password]]);
    assert.equal(again.status, 200);
    const form = all(parse(again.html), 'main form')[0];
    assert.equal(attribute(form, 'action'), '/redactie/accounts');
    const kept = all(form, 'input').map((field) => [attribute(field, 'name'), attribute(field, 'value')]);
    assert.deepEqual(kept, [['naam', naam], ['rol', 'reviewer']]);
    const sent = await desk.post('/redactie/accounts', kept);
    assert.match(main(sent.html), new RegExp(`Geef dit adres aan ${naam}`));
  });
});

describe('An invitation', () => {
  it('sets a password once', async () => {
    const name = `eenmaal-${process.pid}`;
    const { out } = await run(['account', 'add', '--database', `sqlite:${server.file}`, '--role', 'editor', name]);
    const link = linkIn(out);
    assert.equal((await site.post(link, { nieuw: 'kort' })).status, 400);
    assert.equal(await site.send(link, { nieuw: password }), '/inloggen');
    assert.equal((await site.get(link)).status, 410);
    assert.equal((await site.post('/inloggen', { naam: name, wachtwoord: password })).status, 303);
  });
});

describe('One’s own account', () => {
  it('shows a name, changes it and ends another session', async () => {
    const name = `sessies-${process.pid}`;
    const elsewhere = await deskOf(server, 'editor', name);
    const desk = await deskOf(server, 'editor', name);
    await desk.send('/account/naam', { getoond: 'Naam <b>vet</b>' });
    const page = parse((await desk.get('/account?gedaan=naam')).html);
    assert.equal(attribute(all(page, '#getoond')[0], 'value'), 'Naam <b>vet</b>');
    const others = all(page, '.aw-rows li').filter((row) => !text(row).includes('(hier)'));
    assert.equal(others.length, 1);
    await desk.send('/account/sessies', { sessie: attribute(all(others[0], 'input')[0], 'value') });
    assert.equal((await elsewhere.get('/account')).status, 303);
    assert.equal((await desk.get('/account')).status, 200);
  });

  it('keeps the secret of the second step when the code was wrong', async () => {
    const desk = await deskOf(server, 'editor', `stap-${process.pid}`);
    const secret = (html) => attribute(all(parse(html), 'input[name="geheim"]')[0], 'value');
    const geheim = secret((await desk.get('/account')).html);
    const wrong = await desk.post('/account/tweede-stap', { geheim, code: '000000x' });
    assert.equal(wrong.status, 400);
    assert.equal(secret(wrong.html), geheim);
  });
});

describe('A key for a program', () => {
  const rowOf = (html, name) => all(parse(html), '.aw-rows li').find((row) => text(row).startsWith(name));

  it('is shown once, seen afterwards by its name, and revoked by its owner', async () => {
    const desk = await deskOf(server, 'editor', `sleutel-${process.pid}`);
    const made = await desk.post('/account/sleutels', { sleutel: 'Naar de wijkkrant', mag: ['read', 'write'], duur: '30' });
    assert.equal(made.status, 200);
    const token = text(all(parse(made.html), '.aw-copy')[0]);
    assert.match(token, /^awt_[a-z2-7]{32}$/);
    assert.ok(!(await desk.get('/account')).html.includes(token));
    assert.match(text(rowOf(made.html, 'Naar de wijkkrant')), /Meelezen met de redactie · Concepten schrijven en voorstellen *Geldt tot .*, nog niet gebruikt/);

    const asked = await site.get('/api/v1/redactie', { Authorization: `Bearer ${token}` });
    assert.equal(asked.status, 200);
    const row = rowOf((await desk.get('/account')).html, 'Naar de wijkkrant');
    assert.match(text(row), /laatst gebruikt op/);
    const someone = await deskOf(server, 'editor');
    const intrekken = attribute(all(row, 'input')[0], 'value');
    assert.equal((await someone.post('/account/sleutels', { intrekken })).status, 404, 'it is not theirs');
    assert.match(await desk.send('/account/sleutels', { intrekken }), /gedaan=sleutel$/);
    assert.equal((await site.get('/api/v1/redactie', { Authorization: `Bearer ${token}` })).status, 401);
  });

  it('asks again for what is missing, and keeps what was typed', async () => {
    const desk = await deskOf(server, 'reviewer');
    const answer = await desk.post('/account/sleutels', { sleutel: '', mag: ['review'], duur: '5000' });
    assert.equal(answer.status, 400);
    assert.deepEqual(errorsOn(answer.html).split('\n').length, 2);
    const page = parse(answer.html);
    assert.ok(all(page, '#mag-review')[0].hasAttribute('checked'));
    assert.equal(all(page, '#mag-write').length, 0, 'a role gives no more than it has');
    assert.equal((await desk.post('/account/sleutels', { sleutel: 'x', mag: ['write'], duur: '30' })).status, 400);
  });

  it('is revoked by an administrator too', async () => {
    const name = `kwijt-${process.pid}`;
    const { token } = await tokenOf(server, 'editor', ['read'], name);
    const admin = await deskOf(server, 'administrator');
    const row = all(parse((await admin.get('/redactie/accounts')).html), '.aw-rows li').find((each) => text(each).includes('Trek in') && text(each).includes(`van ${name}`));
    await admin.send(attribute(all(row, 'form')[0], 'action'), { doe: 'sleutel', sleutel: attribute(all(row, 'input')[0], 'value') });
    assert.equal((await site.get('/api/v1/redactie', { Authorization: `Bearer ${token}` })).status, 401);
  });
});

describe('The accounts of the desk', () => {
  it('change by an administrator only', async () => {
    const editor = await deskOf(server, 'editor');
    assert.equal((await editor.get('/redactie/accounts')).status, 403);
    assert.equal((await editor.post('/redactie/accounts', { naam: 'vriend', rol: 'administrator' })).status, 403);
    const admin = await deskOf(server, 'administrator');
    const name = `rol-${process.pid}`;
    const theirs = await deskOf(server, 'reader', name);
    const row = all(parse((await admin.get('/redactie/accounts')).html), '.aw-rows li').find((each) => text(each).startsWith(name));
    const action = attribute(all(row, 'form')[0], 'action');
    await admin.send(action, { doe: 'rol', rol: 'administrator' });
    assert.equal((await theirs.get('/redactie/accounts')).status, 200);
    await admin.send(action, { doe: 'blokkeren' });
    assert.equal((await theirs.get('/account')).status, 303);
    assert.equal((await admin.post(action, { doe: 'rol', rol: 'koning' })).status, 400);
  });
});
