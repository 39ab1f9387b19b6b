import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';

import { all, attribute, parse, text } from '../site.mjs';
import { checkPages, languages, openSite } from './browser.mjs';

const opened = await openSite();
const { site } = opened;
checkPages('open-data', opened);

/// Gives the bytes to a program that knows the format.
function accepted(program, args, bytes) {
  const { status, stderr, stdout } = spawnSync(program, args, { input: bytes });
  assert.equal(status, 0, `${program}: ${stderr}`);
  return stdout;
}
const xml = (bytes) => accepted('xmllint', ['--noout', '-'], bytes);
const unzip = (bytes, name) => accepted('python3', ['-c', `import sys, zipfile, io
archive = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
sys.stdout.buffer.write(archive.read(sys.argv[1]) if sys.argv[1] else '\\n'.join(archive.namelist()).encode())`, name], bytes);

describe('The files of all methods', () => {
  it('hold every method, in every form', async () => {
    const { methoden } = JSON.parse((await site.get('/uitvoer/methoden/json')).html);
    assert.equal(methoden.length, 39);
    const kern = methoden.find(({ slug }) => slug === 'kern-met-pit').velden;
    assert.equal(kern.name, 'Kern met Pit');
    assert.ok(kern['summary.en'].length > 20);
    assert.ok(Array.isArray(kern.themes));
    const csv = (await site.get('/uitvoer/methoden/csv')).html;
    assert.match(csv, /^\ufeffslug;name;/);
    const names = unzip((await site.get('/uitvoer/methoden/zip')).body, '').toString().split('\n');
    assert.equal(names.length, 39);
    assert.ok(names.includes('methods/kern-met-pit.md'));
  });

  it('hold just the list that was asked for, and say what is wrong with a question', async () => {
    const { methoden } = JSON.parse((await site.get('/uitvoer/methoden/json?element=empathie')).html);
    const found = JSON.parse((await site.get('/api/v1/methoden?element=empathie')).html);
    assert.deepEqual(methoden.map(({ slug }) => slug).sort(), found.methoden.map(({ slug }) => slug).sort());
    assert.equal((await site.get('/uitvoer/methoden/json?element=onzin')).status, 400);
    assert.equal((await site.get('/uitvoer/methoden/exe')).status, 404);
  });

  it('are the same bytes each time', async () => {
    for (const form of ['csv', 'xlsx', 'ods', 'json', 'zip']) {
      const [one, two] = [await site.get(`/uitvoer/methoden/${form}`), await site.get(`/uitvoer/methoden/${form}`)];
      assert.ok(one.body.equals(two.body), form);
      assert.equal(one.headers.get('content-disposition'), `attachment; filename="methoden.${form}"`);
    }
  });

  it('hold no formula', async () => {
    const sheet = unzip((await site.get('/uitvoer/methoden/xlsx')).body, 'xl/worksheets/sheet1.xml').toString();
    assert.ok(sheet.includes('<row r="40"'));
    assert.ok(!sheet.includes('<f>'));
    const ods = unzip((await site.get('/uitvoer/methoden/ods')).body, 'content.xml');
    xml(ods);
    assert.ok(!ods.toString().includes('table:formula'));
    for (const line of (await site.get('/uitvoer/methoden/csv')).html.split('\r\n'))
      assert.doesNotMatch(line, /^[=+@]/);
  });

  it('are offered where somebody searched', async () => {
    const page = parse((await site.get('/methoden?zoek=dorp&omgeving=dorp')).html);
    const hrefs = all(page, 'a').map((link) => attribute(link, 'href')).filter((href) => href.includes('/uitvoer/'));
    assert.equal(hrefs.length, 5);
    for (const href of hrefs) assert.equal((await site.get(href)).status, 200, href);
  });
});

describe('The overview as a PDF', () => {
  for (const [language, prefix] of Object.entries(languages))
    it(`${language}: names every method, and can be read aloud`, async () => {
      const page = parse((await site.get(`${prefix}/uitgaven/overzicht`)).html);
      const path = `${prefix}/uitgaven/overzicht.pdf`;
      assert.ok(all(page, 'a').some((link) => attribute(link, 'href') === path));
      const answer = await site.get(path);
      assert.equal(answer.headers.get('content-type'), 'application/pdf');
      const info = accepted('pdfinfo', ['-'], answer.body).toString();
      assert.match(info, /^Tagged: +yes$/m);
      assert.match(info, new RegExp(`^Title: +${text(all(page, 'h1')[0])}$`, 'm'));
      const said = accepted('pdftotext', ['-', '-'], answer.body).toString().replace(/\s+/g, ' ');
      for (const method of all(page, '.aw-publication__methods a')) assert.ok(said.includes(text(method)), text(method));
      assert.match(said, /\(p\. [2-9]\)/, 'the contents say on which page');
      assert.match(accepted('pdffonts', ['-'], answer.body).toString(), /Noto-Sans/);
      assert.match(answer.body.toString('latin1'), new RegExp(`/Lang \\(${language}\\)`));
    });
});

describe('What machines read', () => {
  for (const [language, prefix] of Object.entries(languages))
    it(`${language}: the feed is Atom, with an entry for each change`, async () => {
      const feed = await site.get(`${prefix}/methoden/wijzigingen.atom`);
      assert.match(feed.headers.get('content-type'), /application\/atom\+xml/);
      xml(feed.body);
      assert.match(feed.html, new RegExp(`xml:lang="${language}"`));
      assert.ok(feed.html.match(/<entry>/g).length >= 39);
      assert.match(feed.html, /<updated>20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ<\/updated>/);
    });

  it('the map of the site leads to pages that are there, in both languages', async () => {
    const map = await site.get('/sitemap.xml');
    xml(map.body);
    const addresses = [...map.html.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
    assert.ok(addresses.length > 100);
    for (const address of addresses) {
      assert.ok(address.startsWith(`${site.address}/`), address);
      assert.equal((await site.get(address.slice(site.address.length))).status, 200, address);
    }
    assert.match((await site.get('/robots.txt')).html, new RegExp(`Sitemap: ${site.address}/sitemap.xml`));
  });

  it('a browser learns how to search here', async () => {
    const description = await site.get('/opensearch.xml');
    xml(description.body);
    const template = /template="([^"]+)"/.exec(description.html)[1];
    const found = await site.get(template.slice(site.address.length).replace('{searchTerms}', 'dorpsplan'));
    assert.equal(found.status, 200);
  });

  it('pages say in the terms of schema.org what they are about, with addresses that are there', async () => {
    const about = async (path) => JSON.parse(/<script type="application\/ld\+json">([^]*?)<\/script>/.exec((await site.get(path)).html)[1]).mainEntity;
    const vocabulary = (await site.get('/data/begrippen.ttl')).html;
    const addresses = (value) => Object.entries(value).flatMap(([key, each]) =>
      (typeof each === 'object' ? addresses(each) : key === 'url' || key === '@id' || key === 'inDefinedTermSet' ? [each] : []));
    const collection = (await site.get('/api/v1/verzamelingen')).html;
    const pages = { '/': 'WebSite', '/en/methoden/kern-met-pit': 'CreativeWork', '/elementen/animo': 'DefinedTerm', '/begrippen': 'DefinedTermSet',
      [`/verzamelingen/${JSON.parse(collection).verzamelingen[0].id}`]: 'Collection' };
    for (const [path, type] of Object.entries(pages)) {
      const entity = await about(path);
      assert.equal(entity['@type'], type, path);
      for (const address of addresses(entity))
        if (address.includes('.ttl#')) assert.ok(vocabulary.includes(`<${site.address}${address}>`), address);
        else assert.equal((await site.get(address.split('#')[0])).status, 200, address);
    }
    const method = await about('/en/methoden/kern-met-pit');
    assert.equal(method.name, 'Kern met Pit');
    assert.match(method.description, /competition|contest/i);
    assert.ok(method.about.length > 0 && method.audience.length > 0 && method.isPartOf.length > 0);
  });

  it('catalogue and vocabulary are RDF', async () => {
    for (const [path, least] of [['/data/catalogus.ttl', 40], ['/data/begrippen.ttl', 400]]) {
      const answer = await site.get(path);
      const triples = accepted('rapper', ['-q', '-i', 'turtle', '-o', 'ntriples', '-', site.address + path], answer.body).toString();
      assert.ok(triples.split('\n').length > least, path);
    }
    const downloads = [...(await site.get('/data/catalogus.ttl')).html.matchAll(/dcat:downloadURL <([^>]+)>/g)].map(([, address]) => address);
    assert.equal(downloads.length, 6);
    for (const address of downloads) assert.equal((await site.get(address.slice(site.address.length))).status, 200, address);
  });

  it('another site can make a card of a method, and of nothing else', async () => {
    const ask = (url) => site.get(`/oembed?url=${encodeURIComponent(url)}&format=json`);
    const card = JSON.parse((await ask(`${site.address}/en/methoden/kern-met-pit`)).html);
    assert.equal(card.type, 'link');
    assert.equal(card.title, 'Kern met Pit');
    assert.match(card.description, /competition|contest/i);
    for (const url of ['https://example.org/methoden/kern-met-pit', `${site.address}/over`, `${site.address}/methoden/x`, ''])
      assert.equal((await ask(url)).status, 404, url);
    const page = parse((await site.get('/methoden/kern-met-pit/insluiten')).html);
    assert.ok(all(page, 'textarea')[0].textContent.includes(`${site.address}/methoden/kern-met-pit`));
  });
});
