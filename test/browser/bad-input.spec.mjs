// Whatever is sent, the answer is a clear error in the reader's language, and the program goes on.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { afterEach, describe, it } from 'node:test';
import { promisify } from 'node:util';

import { all, attribute, errorsOn, parse, text } from '../site.mjs';
import { elements } from '../walk.mjs';
import { languages, openSite, visit } from './browser.mjs';
import { adviceOf, draftOf, keptOf } from './pages.mjs';
import { exchange, open, request } from './raw.mjs';

const { browser, server, site } = await openSite();

const formType = { 'Content-Type': 'application/x-www-form-urlencoded' };
const formHeader = (body) => ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${Buffer.byteLength(body)}`];
const script = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>{{X}}[[x]]';
const headingOf = (html) => text(all(parse(html), 'h1')[0]);

/// A page of ours in the right language that says what is wrong.
function isProblem(answer, status, language, words) {
  assert.equal(answer.status, status, answer.html.slice(0, 300));
  const page = parse(answer.html);
  assert.equal(attribute(all(page, 'html')[0], 'lang'), language);
  assert.match(`${headingOf(answer.html)} ${text(all(page, 'main')[0])}`, words);
}

function isApiProblem(answer, status) {
  assert.equal(answer.status, status, answer.html);
  assert.match(answer.headers.get('content-type'), /^application\/problem\+json/);
  return JSON.parse(answer.html);
}

/// A form with a mistake: the error in words, and what was typed still there.
function isMistake(answer, language, words) {
  assert.equal(answer.status, 400, answer.html.slice(0, 300));
  const page = parse(answer.html);
  assert.equal(attribute(all(page, 'html')[0], 'lang'), language);
  assert.match(text(all(page, 'title')[0]), language === 'nl' ? /^Fout: / : /^(Error|Mistake): /);
  assert.match(errorsOn(answer.html), words);
  return page;
}

afterEach(async () => {
  assert.equal((await site.get('/')).status, 200, 'the program still answers');
  assert.equal((await site.get('/healthz')).status, 200);
});

describe('Text that is too long', () => {
  const long = `${'lang '.repeat(2000)}einde`;
  for (const [language, prefix] of Object.entries(languages))
    it(`${language}: says so, and keeps it`, async () => {
      const words = language === 'nl' ? /tekens/ : /characters/;
      const page = isMistake(await site.post(`${prefix}/actie`, { omschrijving: long }), language, words);
      assert.equal(text(all(page, '#omschrijving')[0]), long);
      isMistake(await site.post(`${prefix}/actie/kort`, { omschrijving: 'Een moestuin.', 'wens-tekst': long }), language, words);
      for (const field of ['animo-reden', 'contact-notitie']) {
        const whole = isMistake(await site.post(`${prefix}/actie/kort`, { omschrijving: 'Een moestuin.', [field]: long }), language, words);
        assert.ok(whole.textContent.includes('Een moestuin.'));
      }
    });

  it('in an address is refused', async () => isProblem(await site.get(`/methoden?zoek=${'a'.repeat(5000)}`), 414, 'nl', /te lang/));

  it('in the API names the field', async () => {
    const { invalidParams } = isApiProblem(await site.json('/api/v1/adviezen', { initiatief: { omschrijving: long } }), 400);
    assert.deepEqual(invalidParams.map(({ name }) => name), ['initiatief.omschrijving']);
  });
});

describe('Bytes that are no text', () => {
  for (const [what, bytes] of [['wrong UTF-8', 'Een moes%FF%FEtuin'], ['half a character', 'Een moestuin %C3'],
    ['a NUL', 'Een moes%00tuin'], ['control characters', 'Een %07moes%1Btuin'], ['a surrogate', 'Een moestuin %ED%A0%80']])
    it(`${what} in a form: says so, and keeps what can be read`, async () => {
      for (const [language, prefix] of Object.entries(languages)) {
        const answer = await site.ask(`${prefix}/actie`, { method: 'POST', headers: formType, body: `omschrijving=${bytes}` });
        const page = isMistake(answer, language, /\p{L}{4}/u);
        assert.match(text(all(page, '#omschrijving')[0]), /^Een /);
      }
    });

  it('in the API are a problem', async () => {
    for (const body of ['{"initiatief": {"omschrijving": "a\u0000b"}}', '{"initiatief": {"omschrijving": "a\\u0007b"}}'])
      isApiProblem(await site.json('/api/v1/adviezen', body), 400);
    isApiProblem(await site.ask('/api/v1/adviezen', { method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: Buffer.from([...Buffer.from('{"initiatief": {"omschrijving": "a'), 0xff, ...Buffer.from('"}}')]) }), 400);
  });

  it('in an address are a clear error', async () => {
    for (const path of ['/%', '/%zz', '/methoden/%ff', '/methoden/%00', '/actie/%c3%28'])
      assert.ok([400, 404].includes((await request(server.address, `GET ${path} HTTP/1.1`)).status), path);
    assert.ok([200, 400].includes((await site.get('/methoden?zoek=%ff%fe')).status));
  });
});

describe('Markup', () => {
  const harmless = (html) => assert.doesNotMatch(html, /<script>alert|<img src=x|\{\{X\}\}<|onerror=alert\(1\)>/);

  it('in every field comes back as plain text', () => visit(browser, server, async (page) => {
    const fields = { omschrijving: script, 'wens-tekst': script };
    for (const element of elements) Object.assign(fields, { [`${element}-notitie`]: script, [`${element}-reden`]: script, [`${element}-nodig`]: '1' });
    const advice = await site.send('/actie/kort', fields);
    const draft = advice.replace('/advies/', '/actie/');
    for (const path of [advice, ...['initiatief', ...elements, 'wensen', 'controle', 'kort'].map((step) => `${draft}/${step}`)]) {
      await page.goto(path);
      harmless(await page.content());
      assert.equal(await page.locator('img').count(), 0, path);
    }
    await page.goto(`${draft}/animo`);
    assert.equal(await page.inputValue('#animo-notitie'), script);
    assert.equal(await page.inputValue('#animo-reden'), script);
    await page.goto(await site.send(`${advice}/bewaren`, {}));
    assert.equal(await page.locator('img').count(), 0);
  }));

  it('in every choice is refused as plain text', async () => {
    for (const name of ['thema', 'doelgroep', 'omgeving', 'wens', 'animo-nodig', 'animo-nu', 'animo-omstandigheid', 'stand', 'terug', 'naar'])
      harmless((await site.post('/actie/kort', { omschrijving: 'Een moestuin.', [name]: script })).html);
  });

  it('in an address comes back as plain text', async () => {
    const coded = encodeURIComponent(script);
    for (const path of [`/methoden?zoek=${coded}`, `/methoden?thema=${coded}`, `/methoden/${coded}`, `/elementen/${coded}`, `/${coded}`,
      `/verzamelingen/${coded}`, `${await adviceOf(site, '')}?waarom-niet=${coded}`, `/actie/${coded}/animo`, `/api/v1/methoden/${coded}`])
      harmless((await site.get(path)).html);
  });
});

describe('Choices that are not on the form', () => {
  for (const [language, prefix] of Object.entries(languages)) {
    it(`${language}: an unknown topic`, async () => {
      for (const name of ['thema', 'doelgroep', 'omgeving', 'wens'])
        isMistake(await site.post(`${prefix}/actie/kort`, { omschrijving: 'Een moestuin.', [name]: 'bestaat-niet' }), language, /\p{L}{4}/u);
      const search = await site.get(`${prefix}/methoden?thema=bestaat-niet`);
      isProblem(search, 400, language, /bestaat-niet|onderwerp|thema|theme|topic/i);
    });

    it(`${language}: a seventh place on a balance`, async () => {
      for (const value of ['7', '-3', '1.5', 'x', '99999999999999999999']) {
        isMistake(await site.post(`${prefix}/actie/kort`, { omschrijving: 'Een moestuin.', 'animo-nodig': value }), language, /\p{L}{4}/u);
        const step = await site.send(`${prefix}/actie`, { omschrijving: 'Een moestuin.' });
        isMistake(await site.post(step, { 'animo-nodig': value, 'animo-notitie': 'blijft' }), language, /\p{L}{4}/u);
      }
    });
  }

  it('in the API are named all at once', async () => {
    const { invalidParams } = isApiProblem(await site.json('/api/v1/adviezen', {
      initiatief: { omschrijving: 'Een moestuin.', themas: ['bestaat-niet'] }, standen: { animo: { nodig: 7 }, contact: { nu: '1' } }, onbekend: 1,
    }), 400);
    const names = invalidParams.map(({ name }) => name);
    for (const name of ['initiatief.themas', 'standen.animo.nodig', 'standen.contact.nu', 'onbekend']) assert.ok(names.includes(name), `${name} in ${names}`);
  });

  it('an unknown role or reading on the result', async () => {
    const advice = await adviceOf(site, '');
    assert.equal((await site.post(`${advice}/rol`, { rol: 'baas' })).status, 400);
    assert.equal((await site.post(`${advice}/niet-herkennen`, { wat: 'thema:onzin' })).status, 400);
    assert.equal((await site.get(`${advice}?waarom-niet=bestaat-niet`)).status, 200);
  });
});

describe('Too much', () => {
  const big = 'a'.repeat(2 * 1024 * 1024);

  it('two megabytes', async () => {
    for (const [language, prefix] of Object.entries(languages)) {
      isProblem(await site.post(`${prefix}/actie`, { omschrijving: big }), 413, language, /te veel|te groot|too much|too large/i);
      isProblem(await site.post(`${await draftOf(site, prefix)}/animo`, { 'animo-notitie': big }), 413, language, /te veel|te groot|too much|too large/i);
    }
    isApiProblem(await site.json('/api/v1/adviezen', { initiatief: { omschrijving: big } }), 413);
  });

  it('a hundred thousand levels deep', async () => {
    for (const [start, end] of [['[', ']'], ['{"a":', '}']])
      isApiProblem(await site.json('/api/v1/adviezen', start.repeat(100000) + '1' + end.repeat(100000)), 400);
    isApiProblem(await site.json('/api/v1/adviezen', '['.repeat(100000)), 400);
  });

  it('a hundred thousand fields', async () => {
    const answer = await site.ask('/actie', { method: 'POST', headers: formType, body: 'thema=dorp&'.repeat(90000) });
    assert.ok([400, 413].includes(answer.status), String(answer.status));
  });

  it('headers of twenty thousand bytes', async () => {
    const { status } = await request(server.address, 'GET / HTTP/1.1', [`Cookie: ${'a=b; '.repeat(4000)}`]);
    assert.equal(status, 431);
  });
});

describe('Requests that are not as they should be', () => {
  it('broken cookies change nothing', async () => {
    for (const cookie of ['=;;,,"', 'a', '\x80\xff=\xfe', '; ; ;', '__Host-=', 'a="unfinished'])
      assert.equal((await request(server.address, 'GET / HTTP/1.1', [`Cookie: ${cookie}`])).status, 200, cookie);
  });

  it('another method says which ones may', async () => {
    for (const [method, path, allowed] of [['PUT', '/actie', /GET.*POST|POST.*GET/], ['DELETE', '/methoden', /GET/], ['POST', '/methoden', /GET/], ['POST', '/over', /GET/]]) {
      const answer = await site.ask(path, { method });
      isProblem(answer, 405, 'nl', /Zo kan het hier niet/);
      assert.match(answer.headers.get('allow'), allowed);
    }
    isProblem(await site.ask('/en/over', { method: 'POST' }), 405, 'en', /\p{L}{4}/u);
    const answer = await site.ask('/api/v1/adviezen', { method: 'DELETE' });
    isApiProblem(answer, 405);
    assert.match(answer.headers.get('allow'), /POST/);
  });

  it('a form of another site is refused', async () => {
    const body = 'omschrijving=Een+moestuin';
    const headers = [...formHeader(body)];
    for (const line of ['Origin: https://example.org', 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Site: same-site']) {
      const dutch = await request(server.address, 'POST /actie HTTP/1.1', [...headers, line], body);
      assert.equal(dutch.status, 403, line);
      assert.match(dutch.body, /lang="nl"[^]*van een andere site/);
      const english = await request(server.address, 'POST /en/actie HTTP/1.1', [...headers, line], body);
      assert.equal(english.status, 403, line);
      assert.match(english.body, /lang="en"/);
    }
    const own = await request(server.address, 'POST /actie HTTP/1.1', [...headers, `Origin: ${server.address}`, 'Sec-Fetch-Site: same-origin'], body);
    assert.equal(own.status, 303);
  });

  it('another type of body is refused', async () => {
    const answer = await site.ask('/api/v1/adviezen', { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: '{}' });
    isApiProblem(answer, 415);
    for (const body of ['', '{', 'null', '[]', '"x"', '{}']) isApiProblem(await site.json('/api/v1/adviezen', body), 400);
  });

  it('what is no HTTP is refused', async () => {
    for (const bytes of ['\x16\x03\x01\x02\x00\x01', 'hallo\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', 'GET  / HTTP/1.1\r\n\r\n',
      'POST /actie HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
      'POST /actie HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n']) {
      const socket = await open(server.address);
      socket.end(bytes, 'latin1');
      const parts = [];
      for await (const part of socket) parts.push(part);
      assert.match(Buffer.concat(parts).toString(), /^(HTTP\/1\.1 (4\d\d|505) |$)/, JSON.stringify(bytes));
    }
  });

  it('visitors that send half a request keep nobody waiting', async () => {
    const half = await Promise.all(Array.from({ length: 60 }, () => open(server.address)));
    for (const [at, socket] of half.entries())
      socket.write(at % 2 ? 'GET / HTTP/1.1\r\nHost: x\r\nX-Half: ' : 'POST /actie HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nomsch');
    assert.equal((await site.get('/methoden')).status, 200);
    assert.equal((await exchange(server.address, `GET / HTTP/1.1\r\nHost: ${new URL(server.address).host}\r\nConnection: close\r\n\r\n`)).status, 200);
    for (const socket of half) socket.destroy();
  });
});

describe('Addresses that lead nowhere', () => {
  it('a token that nobody was given', async () => {
    for (const [language, prefix] of Object.entries(languages))
      for (const path of ['/actie/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/animo', '/actie/x/animo', '/advies/x', '/advies/..%2f..%2fetc%2fpasswd', '/actie/x/onzin'])
        isProblem(await site.get(prefix + path), 404, language, /\p{L}{4}/u);
  });

  it('an erased link', async () => {
    for (const [language, prefix] of Object.entries(languages)) {
      for (const make of [adviceOf, keptOf]) {
        const path = (await make(site, prefix)).replace(/[?#].*/, '');
        assert.equal((await site.post(`${path}/wissen`)).status, 200);
        isProblem(await site.get(path), 410, language, /gewist|verlopen|erased|expired/i);
        isProblem(await site.post(`${path}/rol`, { rol: 'coproductie' }), 410, language, /\p{L}{4}/u);
      }
    }
  });

  it('an expired link', async () => {
    const sql = (statement) => promisify(execFile)('sqlite3', ['-cmd', '.timeout 10000', server.file, statement]);
    for (const [language, prefix] of Object.entries(languages)) {
      for (const make of [adviceOf, keptOf]) {
        const path = (await make(site, prefix)).replace(/[?#].*/, '');
        assert.equal((await site.get(path)).status, 200);
        await sql('UPDATE assessments SET expires_at = 1 WHERE rowid = (SELECT max(rowid) FROM assessments)');
        isProblem(await site.get(path), 410, language, /gewist|verlopen|erased|expired/i);
        isProblem(await site.get(path.replace('/advies/', '/actie/')), 410, language, /gewist|verlopen|erased|expired/i);
        assert.equal((await site.post(path.replace('/advies/', '/actie/') + '/animo', { 'animo-nodig': '1' })).status, 410);
      }
    }
  });
});
