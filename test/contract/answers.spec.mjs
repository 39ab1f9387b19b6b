// Every kind of question, asked through a proxy that holds each answer against the contract.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';

import { root, sharedServer } from '../server.mjs';

const server = await sharedServer();
const proxy = await startProxy();
after(async () => {
  proxy.child.kill('SIGTERM');
  await proxy.closed;
  await server.stop();
});

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

async function startProxy() {
  const port = await freePort();
  const child = spawn(join(root, 'node_modules/.bin/prism'), ['proxy', '--errors', '--port', String(port),
    `${server.address}/api/v1/openapi.json`, `${server.address}/api/v1`], { stdio: ['ignore', 'pipe', 'pipe'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const closed = once(child, 'close');
  const said = [];
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stderr.on('data', (bytes) => said.push(bytes));
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      if (line.includes('listening')) resolve();
    });
    closed.then(() => reject(new Error(`the proxy ended:\n${said.join('\n')}`)));
  });
  return { child, closed, address: `http://127.0.0.1:${port}` };
}

/// The answer, after the proxy had nothing to say of it: its own complaints are problems that name prism.
async function ask(target, options = {}) {
  const answer = await fetch(proxy.address + target, options);
  const text = await answer.text();
  assert.doesNotMatch(text, /stoplight\.io/, `${target} is not as in the contract: ${text.slice(0, 2000)}`);
  const version = answer.headers.get('api-version');
  assert.match(version ?? '', /^\d+\.\d+\.\d+$/, `${target} lacks API-Version`);
  return { status: answer.status, headers: answer.headers, body: JSON.parse(text) };
}
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
  for (const path of ['/elementen', '/begrippen', '/criteria', '/verzamelingen', '/openapi.json'])
    for (const language of ['nl', 'en;q=0.9, nl;q=0.1'])
      assert.equal((await ask(path, { headers: { 'accept-language': language } })).status, 200, path);
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
