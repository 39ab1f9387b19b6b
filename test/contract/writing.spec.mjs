// Writing with a token, through a proxy that holds each question and answer against the contract.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

import { people, tokenOf } from '../desk.mjs';
import { startServer } from '../server.mjs';
import { all, attribute, parse, text } from '../site.mjs';
import { startProxy } from './proxy.mjs';

// A server of its own: here methods change, which other files count.
const server = await startServer();
const proxy = await startProxy(server);
after(async () => {
  await proxy.stop();
  await server.stop();
});

const json = { 'content-type': 'application/json' };
/// A program that asks with a token; `sent` is JSON when it is an object.
function program(token) {
  return (method, target, sent, headers = {}) => {
    const body = sent === undefined || typeof sent === 'string' || sent instanceof Uint8Array ? sent : JSON.stringify(sent);
    const type = body === sent ? {} : json;
    return proxy.ask(target, { method, body, headers: { authorization: `Bearer ${token}`, ...type, ...headers } });
  };
}
/// Past the proxy, which would refuse what is not as in the contract.
async function direct(method, target, body, headers = {}) {
  const answer = await fetch(`${server.address}/api/v1${target}`, { method, body, headers });
  const said = await answer.text();
  return { status: answer.status, headers: answer.headers, text: said, body: said ? JSON.parse(said) : null };
}
const ifMatch = (answer) => ({ 'if-match': answer.headers.get('etag') });
const names = (answer) => answer.body.invalidParams.map(({ name }) => name);
const fieldsOf = async (slug) => (await proxy.ask(`/methoden/${slug}/velden`)).body.velden;
const summaryOf = async (slug) => (await proxy.ask(`/methoden/${slug}`)).body.samenvatting;
const versionOf = ({ body: { slug, nummer } }) => `/methoden/${slug}/versies/${nummer}`;

let write, review, everything;
before(async () => {
  write = program((await tokenOf(server, 'editor', ['write'])).token);
  review = program((await tokenOf(server, 'reviewer', ['review'])).token);
  everything = program((await tokenOf(server, 'administrator', ['read', 'write', 'review', 'import'])).token);
});
/// A draft of the editor with this summary; a proposal when it is to be one.
async function drafted(slug, summary, proposed = false) {
  const begun = await write('POST', `/methoden/${slug}/versies`);
  const saved = await write('PUT', versionOf(begun), { velden: { ...(await fieldsOf(slug)), 'summary.nl': summary } }, ifMatch(begun));
  assert.equal(saved.status, 200, saved.text);
  return proposed ? write('PUT', `${versionOf(saved)}/voorstel`, undefined, ifMatch(saved)) : saved;
}

test('a method goes from draft by remarks to its readers', async () => {
  const begun = await write('POST', '/methoden/kan-wel/versies');
  assert.equal(begun.status, 201);
  const path = versionOf(begun);
  assert.equal(begun.headers.get('location'), `/api/v1${path}`);
  assert.equal((await write('POST', '/methoden/kan-wel/versies')).status, 200, 'there is one already');
  assert.deepEqual(begun.body.velden, await fieldsOf('kan-wel'));

  const velden = { ...begun.body.velden, 'summary.nl': 'Bewoners maken hun eigen plan.' };
  const saved = await write('PUT', path, { velden, toelichting: 'Korter gemaakt.' }, ifMatch(begun));
  assert.deepEqual([saved.body.velden, saved.body.toelichting, saved.body.fouten], [velden, 'Korter gemaakt.', []]);
  const proposal = await write('PUT', `${path}/voorstel`, undefined, ifMatch(saved));
  assert.equal(proposal.body.staat, 'voorgesteld');
  assert.ok((await review('GET', '/redactie')).body.teBeoordelen.some(({ slug }) => slug === 'kan-wel'));

  assert.deepEqual(names(await review('PUT', `${path}/teruggave`, { opmerking: ' ' }, ifMatch(proposal))), ['opmerking']);
  const returned = await review('PUT', `${path}/teruggave`, { opmerking: 'Noem de coach.' }, ifMatch(proposal));
  assert.equal(returned.status, 200, returned.text);
  const read = await write('GET', path);
  assert.deepEqual([read.body.staat, read.body.opmerkingen[0].tekst, read.body.opmerkingen[0].auteur], ['teruggegeven', 'Noem de coach.', people.reviewer]);

  const better = (await write('GET', `${path}/tekst`)).text.replace('Bewoners maken hun eigen plan.', 'Bewoners maken hun eigen plan. Een coach helpt.');
  const again = await write('PUT', `${path}?toelichting=Met%20coach`, better, { ...ifMatch(read), 'content-type': 'text/markdown' });
  assert.equal(again.body.toelichting, 'Met coach');
  const second = await write('PUT', `${path}/voorstel`, undefined, ifMatch(again));
  const before = (await proxy.ask('/methoden/kan-wel')).headers.get('etag');
  const published = await review('PUT', `${path}/publicatie`, undefined, ifMatch(second));
  assert.equal(published.body.staat, 'gepubliceerd');
  const seen = await proxy.ask('/methoden/kan-wel', { headers: { 'if-none-match': before } });
  assert.equal(seen.status, 200);
  assert.equal(seen.body.samenvatting, 'Bewoners maken hun eigen plan. Een coach helpt.');
  const { wijzigingen } = (await proxy.ask('/wijzigingen')).body;
  assert.deepEqual([wijzigingen[0].slug, wijzigingen[0].soort], ['kan-wel', 'gepubliceerd']);
});

test('the name of the token stands with what it did', async () => {
  const { token, name, desk } = await tokenOf(server, 'editor', ['write']);
  const begun = await program(token)('POST', '/methoden/keetkeur/versies');
  assert.equal(begun.status, 201);
  const page = parse((await desk.get('/redactie/methoden/keetkeur')).html);
  assert.ok(text(page).includes(`${people.editor} (met de sleutel ‘${name}’) begon een concept`));
});

test('of two tokens at once on one draft the second gets 412, and nothing is lost', async () => {
  const other = program((await tokenOf(server, 'editor', ['write'])).token);
  const begun = await write('POST', '/methoden/abcd/versies');
  const path = versionOf(begun);
  let seen = begun;
  for (let round = 0; round < 5; ++round) {
    const sent = ['een', 'twee'].map((who) => ({ velden: { ...begun.body.velden, 'summary.nl': `Ronde ${round} van ${who}.` } }));
    const answers = await Promise.all([write, other].map((each, at) => each('PUT', path, sent[at], ifMatch(seen))));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412]);
    const won = answers.findIndex(({ status }) => status === 200);
    seen = await write('GET', path);
    assert.equal(seen.body.velden['summary.nl'], sent[won].velden['summary.nl']);
  }
});

test('a stale version is not changed, proposed, published or discarded', async () => {
  const saved = await drafted('dorpsspiegel', 'Een spiegel.');
  const path = versionOf(saved);
  const stale = ifMatch(saved);
  const newer = await write('PUT', path, { velden: { ...saved.body.velden, 'summary.nl': 'Een nieuwe spiegel.' } }, stale);
  for (const [method, target, sent] of [['PUT', path, { velden: saved.body.velden }], ['PUT', `${path}/voorstel`], ['DELETE', path]])
    assert.equal((await write(method, target, sent, stale)).status, 412, `${method} ${target}`);
  const proposal = await write('PUT', `${path}/voorstel`, undefined, ifMatch(newer));
  for (const [target, sent] of [[`${path}/publicatie`], [`${path}/teruggave`, { opmerking: 'Nee.' }]])
    assert.equal((await review('PUT', target, sent, ifMatch(newer))).status, 412, target);
  assert.deepEqual((await write('GET', path)).body, proposal.body);
  for (const wrong of ['"iets"', 'W/' + proposal.headers.get('etag'), 'geen'])
    assert.equal((await write('DELETE', path, undefined, { 'if-match': wrong })).status, 412, wrong);
  const back = await write('DELETE', `${path}/voorstel`, undefined, ifMatch(proposal));
  assert.equal(back.body.staat, 'concept');
  assert.equal((await write('DELETE', path, undefined, { 'if-match': `"anders", ${back.headers.get('etag')}` })).status, 204);
  assert.equal((await write('DELETE', path, undefined, { 'if-match': '*' })).status, 409, 'it was discarded already');
});

test('a change without If-Match is refused', async () => {
  const saved = await drafted('keetkeur', 'Een keet.');
  const path = versionOf(saved);
  for (const [method, target, sent] of [['PUT', path, { velden: {} }], ['DELETE', path], ['PUT', `${path}/voorstel`], ['DELETE', `${path}/voorstel`]])
    assert.equal((await write(method, target, sent)).status, 428, `${method} ${target}`);
  assert.deepEqual((await write('GET', path)).body, saved.body);
});

test('without a token, or with one that does not work, nothing can be written', async () => {
  const { token, name, desk } = await tokenOf(server, 'editor', ['write'], `sleutels-${process.pid}`);
  const expired = await tokenOf(server, 'editor', ['write'], `sleutels-${process.pid}`);
  assert.equal((await program(token)('GET', '/redactie')).status, 200);
  const rows = all(parse((await desk.get('/account')).html), '.aw-rows li');
  const id = attribute(all(rows.find((row) => text(row).includes(name)), 'input[name="intrekken"]')[0], 'value');
  await desk.send('/account/sleutels', { intrekken: id });
  await promisify(execFile)('sqlite3', [server.file, '-cmd', '.timeout 5000', `UPDATE api_tokens SET expires_at = 1000 WHERE name = '${expired.name}'`]);
  const refused = [undefined, `Bearer ${token}`, `Bearer ${expired.token}`, 'Bearer awt_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'Bearer', 'Basic c2Fza2lhOmdla2s=', token];
  for (const authorization of refused) {
    const answer = await direct('POST', '/methoden/kan-wel/versies', undefined, authorization ? { authorization } : {});
    assert.equal(answer.status, 401, authorization);
    assert.match(answer.headers.get('www-authenticate'), /^Bearer realm="actiewijzer"/, authorization);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  }
  assert.equal((await direct('GET', '/methoden/kan-wel', undefined, { authorization: 'Bearer onzin' })).status, 200, 'reading is open');
});

test('a token of somebody who was blocked stops at once', async () => {
  const name = `weg-${process.pid}`;
  const { token } = await tokenOf(server, 'editor', ['write'], name);
  const { desk } = await tokenOf(server, 'administrator', ['read']);
  const row = all(parse((await desk.get('/redactie/accounts')).html), '.aw-rows li').find((each) => text(each).startsWith(name));
  const action = attribute(all(row, 'form')[0], 'action');
  await desk.send(action, { doe: 'rol', rol: 'reader' });
  assert.equal((await program(token)('POST', '/methoden/kan-wel/versies')).status, 403, 'its owner writes no more');
  assert.equal((await program(token)('GET', '/redactie')).status, 200);
  await desk.send(action, { doe: 'blokkeren' });
  assert.equal((await program(token)('GET', '/redactie')).status, 401);
});

test('a token does not do more than it was made for', async () => {
  const read = program((await tokenOf(server, 'administrator', ['read'])).token);
  const tried = [
    [read, 'POST', '/methoden', { slug: 'nieuw', velden: {} }],
    [read, 'POST', '/methoden/kan-wel/versies'],
    [read, 'PUT', '/methoden/kan-wel/intrekking', { reden: 'Weg.' }],
    [read, 'DELETE', '/methoden/kan-wel/intrekking'],
    [read, 'PUT', '/methoden/kan-wel/versies/1', { velden: {} }, { 'if-match': '*' }],
    [read, 'DELETE', '/methoden/kan-wel/versies/1', undefined, { 'if-match': '*' }],
    [read, 'PUT', '/methoden/kan-wel/versies/1/voorstel', undefined, { 'if-match': '*' }],
    [read, 'DELETE', '/methoden/kan-wel/versies/1/voorstel', undefined, { 'if-match': '*' }],
    [read, 'PUT', '/methoden/kan-wel/versies/1/publicatie', undefined, { 'if-match': '*' }],
    [read, 'PUT', '/methoden/kan-wel/versies/1/teruggave', { opmerking: 'Nee.' }, { 'if-match': '*' }],
    [read, 'POST', '/invoer', { methoden: [] }],
    [read, 'DELETE', '/reacties/aaaabbbbccccddddeeeeffffgggghhhh'],
    [write, 'PUT', '/methoden/kan-wel/versies/1/publicatie', undefined, { 'if-match': '*' }],
    [write, 'POST', '/invoer', { methoden: [] }],
    [review, 'POST', '/methoden/kan-wel/versies'],
  ];
  for (const [each, ...question] of tried) {
    const answer = await each(...question);
    assert.equal(answer.status, 403, question.slice(0, 2).join(' '));
    assert.match(answer.headers.get('www-authenticate'), /insufficient_scope/);
  }
});

test('nobody publishes or gives back what they wrote themselves, and nobody changes the draft of another', async () => {
  const begun = await everything('POST', '/methoden/kern-met-pit/versies');
  const path = versionOf(begun);
  const proposal = await everything('PUT', `${path}/voorstel`, undefined, ifMatch(begun));
  const before = await summaryOf('kern-met-pit');
  const own = await everything('PUT', `${path}/publicatie`, undefined, ifMatch(proposal));
  assert.equal(own.status, 403);
  assert.match(own.body.detail, /zelf/);
  assert.equal((await everything('PUT', `${path}/teruggave`, { opmerking: 'Nee.' }, ifMatch(proposal))).status, 403);
  assert.equal((await write('PUT', path, { velden: {} }, ifMatch(proposal))).status, 403);
  assert.equal((await write('DELETE', path, undefined, ifMatch(proposal))).status, 403);
  assert.equal(await summaryOf('kern-met-pit'), before);
  assert.equal((await review('PUT', `${path}/publicatie`, undefined, ifMatch(proposal))).status, 200);
  assert.equal((await review('PUT', `${path}/publicatie`, undefined, { 'if-match': '*' })).status, 409, 'it is published already');
});

test('who wrote while another version was published reads that first', async () => {
  const mine = await drafted('buurt-bestuurt', 'Van de redacteur.');
  const theirs = await everything('POST', '/methoden/buurt-bestuurt/versies');
  const proposal = await everything('PUT', `${versionOf(theirs)}/voorstel`, undefined, ifMatch(theirs));
  await review('PUT', `${versionOf(theirs)}/publicatie`, undefined, ifMatch(proposal));
  const overtaken = await write('PUT', `${versionOf(mine)}/voorstel`, undefined, ifMatch(mine));
  assert.equal(overtaken.status, 409);
  assert.match(overtaken.body.detail, /gebaseerdOp/);
  const gebaseerdOp = (await write('GET', '/methoden/buurt-bestuurt/versies')).body.gepubliceerd;
  const read = await write('PUT', versionOf(mine), { velden: mine.body.velden, gebaseerdOp }, ifMatch(mine));
  assert.equal((await write('PUT', `${versionOf(mine)}/voorstel`, undefined, ifMatch(read))).status, 200);
});

test('a new method may have faults while it is a draft, and all are named when it is proposed', async () => {
  const velden = { name: 'Straatgesprek', 'summary.nl': 'Bewoners praten op straat.', themes: ['ruimtevaart'] };
  const begun = await write('POST', '/methoden', { slug: 'straatgesprek', velden });
  assert.equal(begun.status, 201, begun.text);
  assert.deepEqual(begun.body.velden['summary.nl'], velden['summary.nl']);
  assert.ok(begun.body.fouten.length > 1);
  const proposal = await write('PUT', `${versionOf(begun)}/voorstel`, undefined, ifMatch(begun));
  assert.equal(proposal.status, 400);
  assert.deepEqual(names(proposal), begun.body.fouten.map(({ naam }) => naam));
  assert.ok(names(proposal).includes('themes'), names(proposal).join());
  assert.deepEqual(names(await write('POST', '/methoden', { slug: 'straatgesprek', velden })), ['slug']);
  assert.deepEqual(names(await write('POST', '/methoden?slug=Met%20Spatie', 'geen kop', { 'content-type': 'text/markdown' })), ['slug']);
  const broken = await write('POST', '/methoden?slug=kapot', '---\nname: [\n---\n', { 'content-type': 'text/markdown' });
  assert.equal(broken.status, 201);
  assert.equal(broken.body.velden, null);
  assert.match(broken.body.fouten[0].naam, /^regel \d+$/);
  assert.equal((await proxy.ask('/methoden/straatgesprek')).status, 404, 'readers see nothing of it');
});

test('broken, wrong and too large requests are refused, with all faults', async () => {
  const { token } = await tokenOf(server, 'editor', ['write']);
  const authorization = `Bearer ${token}`;
  const saved = await drafted('keetkeur', 'Een keet.');
  const path = versionOf(saved);
  const put = (body, headers = json) => direct('PUT', path, body, { authorization, 'if-match': saved.headers.get('etag'), ...headers });
  for (const body of ['', '{', '[]', '"x"', '{"velden": []}', '['.repeat(50_000)]) assert.equal((await put(body)).status, 400, body.slice(0, 20));
  const wrong = await put(JSON.stringify({ velden: { name: 1, 'summary.nl': { a: 1 }, themes: [2] }, toelichting: 3, gebaseerdOp: -1, kleur: 'rood' }));
  assert.deepEqual(names(wrong).sort(), ['gebaseerdOp', 'kleur', 'toelichting', 'velden.name', 'velden.summary.nl', 'velden.themes']);
  assert.deepEqual(names(await put('---\nname: a\u0000b\n---\n', { 'content-type': 'text/markdown' })), ['tekst']);
  assert.deepEqual(names(await put(JSON.stringify({ velden: { name: 'a'.repeat(300_000) } }))), ['tekst']);
  assert.equal((await put(JSON.stringify({ velden: { name: 'a'.repeat(2_000_000) } }))).status, 413);
  assert.equal((await put('x', { 'content-type': 'text/html' })).status, 415);
  assert.equal((await direct('POST', '/methoden/kan-wel/versies', '{"vanVersie": "een"}', { authorization, ...json })).status, 400);
  assert.equal((await direct('GET', '/methoden/kan-wel/versies/een', undefined, { authorization })).status, 404);
  assert.equal((await direct('PATCH', path, '{}', { authorization })).status, 405);
  assert.deepEqual((await write('GET', path)).body, saved.body, 'nothing changed');
});

test('an earlier version is put back, and a method withdrawn, merged and brought back', async () => {
  const first = (await everything('GET', '/methoden/present/versies/1')).body.velden;
  const proposal = await drafted('present', 'Anders.', true);
  await review('PUT', `${versionOf(proposal)}/publicatie`, undefined, ifMatch(proposal));
  const restored = await write('POST', '/methoden/present/versies', { vanVersie: 1 });
  assert.equal(restored.status, 201, restored.text);
  assert.deepEqual(restored.body.velden, first);
  assert.equal((await write('POST', '/methoden/present/versies', { vanVersie: 99 })).status, 404);

  assert.deepEqual(names(await write('PUT', '/methoden/present/intrekking', { reden: '' })), ['reden']);
  assert.equal((await write('PUT', '/methoden/present/intrekking', { reden: 'Wordt niet meer aangeboden.' })).status, 204);
  const gone = await proxy.ask('/methoden/present');
  assert.deepEqual([gone.status, gone.body.detail], [410, 'Wordt niet meer aangeboden.']);
  assert.equal((await proxy.ask('/wijzigingen')).body.wijzigingen[0].soort, 'ingetrokken');
  assert.equal((await write('DELETE', '/methoden/present/intrekking')).status, 204);
  assert.equal(await summaryOf('present'), 'Anders.');

  assert.equal((await write('PUT', '/methoden/present/intrekking', { reden: 'Opgegaan.', naar: 'kan-wel' })).status, 204);
  // The proxy follows by itself, as most programs do.
  const moved = await fetch(`${server.address}/api/v1/methoden/present/velden`, { redirect: 'manual' });
  assert.deepEqual([moved.status, moved.headers.get('location')], [308, '/api/v1/methoden/kan-wel/velden']);
  assert.equal((await proxy.ask('/methoden/present/velden')).body.slug, 'kan-wel');
  assert.equal((await write('DELETE', '/methoden/present/intrekking')).status, 204);
});

test('a file with faults changes nothing; a right one is told first, and then comes in whole', async () => {
  const out = await proxy.ask('/uitvoer');
  const same = await everything('POST', '/invoer?proef=true', out.body);
  assert.deepEqual(same.body, { proef: true, nieuw: [], gewijzigd: [], gelijk: out.body.methoden.length });

  const velden = await fieldsOf('abcd');
  const added = { slug: 'abcd-nieuw', velden: { ...velden, name: 'ABCD nieuw' } };
  const changed = { slug: 'abcd', velden: { ...velden, 'summary.nl': 'Ingevoerd.' } };
  const faulty = await everything('POST', '/invoer', { methoden: [added, changed, { slug: 'fout', velden: { name: 'Fout' } }] });
  assert.equal(faulty.status, 400);
  assert.ok(names(faulty).every((name) => name.startsWith('methoden[2]')), names(faulty).join());
  assert.equal((await proxy.ask('/uitvoer')).text, out.text, 'nothing changed');

  const trial = await everything('POST', '/invoer?proef=true', { methoden: [added, changed] });
  assert.deepEqual(trial.body, { proef: true, nieuw: ['abcd-nieuw'], gewijzigd: ['abcd'], gelijk: 0 });
  assert.equal((await proxy.ask('/uitvoer')).text, out.text, 'nothing changed');
  const done = await everything('POST', '/invoer', { methoden: [added, changed] });
  assert.deepEqual(done.body, { ...trial.body, proef: false });
  assert.equal(await summaryOf('abcd'), 'Ingevoerd.');
  assert.equal((await proxy.ask('/methoden/abcd-nieuw')).body.naam, 'ABCD nieuw');
  const csv = await (await fetch(`${server.address}/uitvoer/methoden/csv`)).text();
  assert.equal((await everything('POST', '/invoer', csv, { 'content-type': 'text/csv' })).body.gelijk, out.body.methoden.length + 1);
  assert.equal((await direct('POST', '/invoer?proef=misschien', '{}', { authorization: 'Bearer x', ...json })).status, 401);
});

test('a file may be longer than other requests, for a token that may send one', async () => {
  const body = JSON.stringify({ methoden: (await proxy.ask('/uitvoer')).body.methoden }) + ' '.repeat(2_000_000);
  assert.equal((await everything('POST', '/invoer?proef=true', body, json)).status, 200);
  assert.equal((await review('POST', '/invoer?proef=true', body, json)).status, 403);
  assert.equal((await direct('POST', '/invoer?proef=true', body, { authorization: 'Bearer x', ...json })).status, 401);
  assert.equal((await direct('POST', '/adviezen', body, json)).status, 413);
});

test('anybody may say what is wrong, and the editors deal with it', async () => {
  const answer = await proxy.ask('/methoden/kan-wel/reacties', { method: 'POST', headers: json, body: JSON.stringify({ onderdeel: 'hoe', tekst: 'Dit is veranderd.' }) });
  assert.equal(answer.status, 204);
  const wrong = await proxy.ask('/reacties', { method: 'POST', headers: json, body: JSON.stringify({ onderdeel: 'kleur', tekst: '' }) });
  assert.deepEqual(names(wrong), ['onderdeel']);
  assert.equal((await proxy.ask('/methoden/nergens/reacties', { method: 'POST', headers: json, body: '{"tekst": "Hallo."}' })).status, 404);
  const mine = (await review('GET', '/redactie')).body.reacties.filter(({ tekst }) => tekst === 'Dit is veranderd.');
  assert.deepEqual([mine.length, mine[0].slug, mine[0].onderdeel], [1, 'kan-wel', 'hoe']);
  assert.equal((await review('DELETE', `/reacties/${mine[0].id}`)).status, 204);
  assert.equal((await review('DELETE', `/reacties/${mine[0].id}`)).status, 404);
});

test('a browser of another site may write with a token too', async () => {
  const answer = await fetch(`${server.address}/api/v1/methoden/kan-wel/versies/1`, { method: 'OPTIONS' });
  assert.equal(answer.status, 204);
  assert.equal(answer.headers.get('allow'), 'GET, PUT, DELETE, OPTIONS');
  assert.match(answer.headers.get('access-control-allow-headers'), /Authorization.*If-Match/);
  assert.match(answer.headers.get('access-control-allow-methods'), /PUT/);
});

test('many wrong tokens make their address wait, and no right one', async () => {
  let answer;
  for (let i = 0; i < 40; ++i) {
    answer = await direct('GET', '/redactie', undefined, { authorization: `Bearer awt_${String(i).padStart(32, 'a').replace(/[0189]/g, 'b')}` });
    if (answer.status === 429) break;
    assert.equal(answer.status, 401);
  }
  assert.equal(answer.status, 429);
  assert.ok(Number(answer.headers.get('retry-after')) >= 1);
  assert.equal((await everything('GET', '/redactie')).status, 200);
});
