import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, describe, it } from 'node:test';

import { changed, deskOf, fieldsOf } from '../desk.mjs';
import { comesTrue, sql } from '../links.mjs';
import { startServer } from '../server.mjs';
import { all, attribute, main, parse, Site, text } from '../site.mjs';
import { checkPages, openSite } from './browser.mjs';

const opened = await openSite();
checkPages('links', opened);

describe('A link that stops working', async () => {
  // The page of somebody else.
  let status = 404;
  const asked = [];
  const other = createServer(({ method, url, headers }, answer) => {
    asked.push(`${method} ${url}`);
    assert.match(headers['user-agent'], /^Actiewijzer\/[\d.]+ \(link check; \+mailto:beheer@example\.org\)$/);
    answer.writeHead(url === '/robots.txt' ? 404 : status).end();
  }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const place = `127.0.0.1:${other.address().port}`;
  const url = `http://${place}/methode`;
  const server = await startServer(['--check-links-allow', place, '--contact', 'mailto:beheer@example.org']);
  after(async () => {
    await server.stop();
    other.close();
  });
  const readers = new Site(server.address);
  const page = '/methoden/keetkeur';
  const row = () => sql(server, `SELECT state FROM links WHERE url = '${url}'`);
  /// As if time had passed since the last look.
  const hurry = (more = '') => sql(server, `UPDATE link_hosts SET free_at = 0; UPDATE links SET check_at = 1${more} WHERE url = '${url}'`);
  const linkRow = async (desk) =>
    all(parse((await desk.get('/redactie/links')).html), '.aw-rows li').find((each) => text(each).includes(url));

  it('is looked at once it is published, and is not called dead the first day', async () => {
    const saskia = await deskOf(server, 'editor', 'saskia');
    const draft = await saskia.send('/redactie/methoden/keetkeur/wijzigen', {});
    const fields = fieldsOf((await saskia.get(draft)).html);
    await saskia.send(draft, changed(fields, { 'current_link.url': url, 'current_link.checked': '2026-10-20', doe: 'voorstellen' }));
    await (await deskOf(server, 'reviewer', 'joost')).send(draft, { doe: 'publiceren' });
    await comesTrue('it is on the list', () => row() === 'unchecked');
    assert.deepEqual(asked, [], 'not within the first hour');
    hurry();
    await comesTrue('it was looked at', () => row() === 'failing');
    assert.deepEqual(asked, ['GET /robots.txt', 'HEAD /methode', 'GET /methode']);
    assert.doesNotMatch(main((await readers.get(page)).html), /Deze link werkt niet/);
    assert.match(text(await linkRow(await deskOf(server, 'reader'))), /\(code 404\)\. Werkt niet sinds/);
  });

  it('is dead after days: readers see since when, the address, and a copy of the day we read it', async () => {
    hurry(', since = since - 3 * 86400');
    await comesTrue('it is dead', () => row() === 'dead');
    const html = await comesTrue('readers see it', async () => {
      const { html: now } = await readers.get(page);
      return now.includes('Deze link werkt niet sinds') && now;
    });
    assert.ok(main(html).includes(`Het adres was ${url}`));
    const copies = all(parse(html), '.aw-link-mark a').map((link) => attribute(link, 'href'));
    assert.deepEqual(copies, [`https://web.archive.org/web/20261020/${url}`]);
    assert.match((await readers.get(`/en${page}`)).html, /This link hasn’t worked since/);
    const desk = await deskOf(server, 'reviewer', 'joost');
    assert.match(main((await desk.get('/redactie')).html), /Links naar andere sites: 1 werkt niet, 0 zijn verhuisd/);
    const shown = await linkRow(desk);
    assert.match(text(shown), /Staat bij: KeetKeur/);
    assert.ok(all(shown, 'a').some((link) => attribute(link, 'href') === '/redactie/methoden/keetkeur'));
  });

  it('counts as working when an editor saw that it does, while the answer is the same', async () => {
    const joost = await deskOf(server, 'reviewer', 'joost');
    const there = await joost.send('/redactie/links', { adres: url, doe: 'werkt' });
    assert.match(main((await joost.get(there)).html), /De link geldt nu als werkend/);
    assert.doesNotMatch((await readers.get(page)).html, /Deze link werkt niet/);
    assert.equal(await linkRow(joost), undefined);
    status = 410;
    hurry();
    await comesTrue('another answer counts anew', () => row() === 'failing');
  });

  it('is looked at again when an editor asks, and comes back', async () => {
    status = 200;
    const joost = await deskOf(server, 'reviewer', 'joost');
    const there = await joost.send('/redactie/links', { adres: url, doe: 'controleren' });
    assert.match(main((await joost.get(there)).html), /Wij kijken zo snel mogelijk opnieuw/);
    assert.match(text(await linkRow(joost)), /Wordt zo opnieuw bekeken/);
    sql(server, 'UPDATE link_hosts SET free_at = 0');
    await comesTrue('it works', () => row() === 'works');
  });

  it('is only for who may', async () => {
    const roos = await deskOf(server, 'reader');
    assert.equal((await roos.post('/redactie/links', { adres: url, doe: 'werkt' })).status, 403);
    assert.equal((await readers.get('/redactie/links')).location, '/inloggen?verder=/redactie/links');
    const joost = await deskOf(server, 'reviewer', 'joost');
    assert.equal((await joost.post('/redactie/links', { adres: 'https://example.org/onbekend', doe: 'werkt' })).status, 404);
    assert.equal((await joost.post('/redactie/links', { adres: url, doe: 'iets' })).status, 400);
  });
});

describe('A server that is told not to check links', () => {
  it('lists none and asks nobody', async () => {
    const server = await startServer(['--check-links', 'off']);
    try {
      const desk = await deskOf(server, 'editor');
      assert.match(main((await desk.get('/redactie/links')).html), /Er staan nog geen links op de lijst/);
    } finally {
      await server.stop();
    }
  });
});
