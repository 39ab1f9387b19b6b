// Every kind of question, asked through a proxy that holds each answer against the contract.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { root, sharedServer } from '../server.mjs';
import { startProxy } from './proxy.mjs';

const server = await sharedServer();
const proxy = await startProxy(server);
after(async () => {
  await proxy.stop();
  await server.stop();
});
const { ask } = proxy;
const post = (body, headers = {}) =>
  ask('/adviezen', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
/// For input that the proxy itself would refuse: straight to the server.
async function direct(target, options) {
  const answer = await fetch(`${server.address}/api/v1${target}`, options);
  return { status: answer.status, type: answer.headers.get('content-type'), headers: answer.headers, body: await answer.json() };
}

test('every method is as the contract says, in both languages', async () => {
  const { body } = await ask('/methoden?paginaGrootte=100');
  assert.equal(body.totaal, 39);
  for (const { slug } of body.methoden)
    for (const language of ['nl', 'en']) {
      const { status, headers } = await ask(`/methoden/${slug}`, { headers: { 'accept-language': language } });
      assert.equal(status, 200, slug);
      assert.equal(headers.get('content-language'), language);
    }
});

test('searches, filters and pages are too', async () => {
  const { body } = await ask('/methoden');
  for (const [facet, values] of Object.entries(body.facetten))
    for (const { waarde, aantal } of values) {
      const found = await ask(`/methoden?${facet}=${encodeURIComponent(waarde)}`);
      assert.equal(found.body.totaal, aantal, `${facet} ${waarde}`);
    }
  for (const words of ['buurtbudget', 'buurt budget', 'KEETKEUR', 'wie helpt jongeren in ons dorp?', 'xqzqzq', '💡', 'bewonersbudgeten'])
    assert.equal((await ask(`/methoden?zoek=${encodeURIComponent(words)}`)).status, 200, words);
  const second = await ask('/methoden?pagina=2&paginaGrootte=10');
  assert.match(second.headers.get('link'), /pagina=1>; rel="prev".*pagina=3>; rel="next"/);
});

test('the rest of the knowledge is too', async () => {
  for (const path of ['/elementen', '/begrippen', '/criteria', '/verzamelingen', '/openapi.json', '/wijzigingen', '/uitvoer', '/uitvoer?element=animo&zoek=dorp'])
    for (const language of ['nl', 'en;q=0.9, nl;q=0.1'])
      assert.equal((await ask(path, { headers: { 'accept-language': language } })).status, 200, path);
});

test('each of what a list holds can be had by itself, and is the same', async () => {
  for (const [path, list, id] of [['elementen', 'elementen', 'element'], ['begrippen', 'begrippen', 'id'], ['criteria', 'criteria', 'id'], ['verzamelingen', 'verzamelingen', 'id']]) {
    const { body } = await ask(`/${path}`);
    assert.ok(body[list].length > 0, path);
    for (const one of body[list]) assert.deepEqual((await ask(`/${path}/${one[id]}`)).body, one);
    assert.equal((await ask(`/${path}/bestaat-niet`)).status, 404, path);
  }
});

test('a method can be had as text and as fields', async () => {
  const { body } = await ask('/methoden/kan-wel/velden');
  const { body: whole } = await ask('/uitvoer');
  assert.deepEqual(whole.methoden.find(({ slug }) => slug === 'kan-wel'), body);
  const { headers, text } = await ask('/methoden/kan-wel/tekst');
  assert.match(headers.get('content-type'), /^text\/markdown/);
  assert.equal(text, await readFile(join(root, 'content/methods/kan-wel.md'), 'utf8'));
});

test('what did not change is not sent again', async () => {
  for (const path of ['/methoden', '/methoden/kan-wel', '/methoden/kan-wel/tekst', '/elementen', '/wijzigingen', '/uitvoer', '/openapi.json']) {
    const tag = async (headers) => (await fetch(`${server.address}/api/v1${path}`, { headers })).headers.get('etag');
    const plain = await tag({ 'accept-encoding': 'identity' });
    assert.match(plain, /^"[^"]+"$/, `${path} has a strong ETag`);
    const packed = await tag({ 'accept-encoding': 'gzip' });
    if (path !== '/wijzigingen') assert.notEqual(packed, plain, `${path}: other bytes, another ETag`);
    for (const etag of [plain, packed, `"iets", W/${plain}`]) {
      const again = await ask(path, { headers: { 'if-none-match': etag } });
      assert.equal(again.status, 304, path);
      assert.equal(again.text, '');
    }
    assert.equal((await ask(path, { headers: { 'if-none-match': '"iets"' } })).status, 200, path);
  }
  const tags = await Promise.all(['nl', 'en'].map(async (language) => (await ask('/methoden', { headers: { 'accept-language': language } })).headers.get('etag')));
  assert.notEqual(tags[0], tags[1]);
});

test('advice is too: for each story and in both languages', async () => {
  const stories = JSON.parse(await readFile(join(root, 'test/stories/stories.json'), 'utf8'));
  assert.ok(stories.length >= 12);
  for (const { story, request } of stories)
    for (const language of ['nl', 'en']) {
      const { status, body } = await post(request, { 'accept-language': language });
      assert.equal(status, 200, `story ${story}: ${JSON.stringify(body)}`);
    }
});

test('advice is too for every position, alone and beside another', async () => {
  const positions = [-2, -1, 0, 1, 2, null];
  for (const element of ['animo', 'contact', 'toerusting', 'inbedding', 'empathie'])
    for (const nodig of positions)
      for (const nu of positions) {
        if (nodig === null) continue;
        const { status } = await post({ standen: { [element]: { nodig, nu } }, waaromNiet: ['abcd'] });
        assert.equal(status, 200, `${element} ${nodig} ${nu}`);
      }
});

test('an unknown method is a problem as in the contract', async () => {
  const { status, headers, body } = await ask('/methoden/bestaat-niet');
  assert.equal(status, 404);
  assert.match(headers.get('content-type'), /^application\/problem\+json/);
  assert.equal(body.status, 404);
});

test('an unknown value, wrong words and wrong ids are problems as in the contract', async () => {
  assert.equal((await ask('/methoden?thema=ruimtevaart')).status, 400);
  assert.equal((await post({ initiatief: { omschrijving: 'Een plan.', themas: ['ruimtevaart'] } })).status, 400);
  assert.equal((await post({})).status, 400);
  const { body } = await post({ omstandigheden: ['regen'], wensen: { gekozen: ['goud'] } });
  assert.deepEqual(body.invalidParams.map(({ name }) => name), ['omstandigheden', 'wensen.gekozen']);
});

test('what nobody may send is refused, and the server goes on', async () => {
  const json = { 'content-type': 'application/json' };
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const cases = [
    [400, '/adviezen', { method: 'POST', headers: json, body: deep }],
    [413, '/adviezen', { method: 'POST', headers: json, body: JSON.stringify({ initiatief: { omschrijving: 'a'.repeat(2_000_000) } }) }],
    [400, '/adviezen', { method: 'POST', headers: json, body: Buffer.from([0x22, 0xff, 0x22]) }],
    [400, '/adviezen', { method: 'POST', headers: json, body: '' }],
    [415, '/adviezen', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }],
    [400, '/methoden?zoek=%ff', {}],
    [400, `/methoden?zoek=${'a'.repeat(401)}`, {}],
    [414, `/methoden?zoek=${'a'.repeat(8000)}`, {}],
    [400, '/methoden?paginaGrootte=0', {}],
    [400, '/methoden?kleur=rood', {}],
    [404, '/methoden/', {}],
    [404, '/nergens', {}],
    [405, '/methoden', { method: 'DELETE' }],
    [405, '/adviezen', {}],
  ];
  for (const [status, target, options] of cases) {
    const answer = await direct(target, options);
    const name = `${options.method ?? 'GET'} ${target.slice(0, 40)}`;
    assert.equal(answer.status, status, `${name}: ${JSON.stringify(answer.body)}`);
    assert.equal(answer.type, 'application/problem+json', name);
    assert.equal(answer.body.status, status, name);
    assert.ok(answer.body.title && answer.body.detail, name);
    for (const header of ['api-version', 'strict-transport-security', 'access-control-allow-origin']) assert.ok(answer.headers.get(header), `${name} lacks ${header}`);
    assert.equal(answer.headers.get('content-security-policy'), "frame-ancestors 'none'", name);
    if (status === 405) assert.ok(answer.headers.get('allow'), name);
  }
  assert.equal((await ask('/criteria')).status, 200);
});
