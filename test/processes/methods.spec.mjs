import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

import { changed, deskOf, fieldsOf, publishedCollection } from '../desk.mjs';
import { startServer } from '../server.mjs';
import { main, Site } from '../site.mjs';

const postgresql = process.env.ACTIEWIJZER_TEST_POSTGRESQL;
assert.ok(postgresql, 'run it through script/postgres-for-tests');
const name = `aw_processes_${process.pid}`;
execFileSync('psql', ['-X', '-q', postgresql, '-c', `CREATE DATABASE ${name}`]);
const database = `${postgresql.slice(0, postgresql.lastIndexOf('/') + 1)}${name}`;

/// Asks until it holds. A process hears of a publication within half a second; a slow machine may take longer.
async function comesTrue(what, ask) {
  for (let tries = 0; tries < 100; ++tries) {
    if (await ask()) return;
    await wait(100);
  }
  assert.fail(`still not: ${what}`);
}

describe('Two processes before one database', async () => {
  const servers = [await startServer([], database), await startServer([], database)];
  after(() => Promise.all(servers.map((server) => server.stop())));
  const [here, there] = servers.map(({ address }) => new Site(address));
  const saskia = await deskOf(servers[0], 'editor', 'saskia');
  const joost = await deskOf(servers[1], 'reviewer', 'joost');
  const page = '/methoden/kan-wel';
  const shows = (site, words) => async () => main((await site.get(page)).html).includes(words);

  it('a session that began in one goes on in the other', async () => {
    assert.equal((await new Site(there.address, saskia.headers).get('/redactie')).status, 200);
  });

  it('the release was imported once', async () => {
    const rows = execFileSync('psql', ['-X', '-q', '-At', database, '-c', 'SELECT count(*), max(number) FROM method_versions']).toString();
    assert.equal(rows.trim(), '39|1');
  });

  it('what is proposed in one is published in the other, and seen in both: page, search, API and feed', async () => {
    const path = await saskia.send('/redactie/methoden/kan-wel/wijzigen', {});
    const summary = 'Bewoners maken een zonnewijzerplan voor hun buurt.';
    await saskia.send(path, changed(fieldsOf((await saskia.get(path)).html), { 'summary.nl': summary, doe: 'voorstellen' }));
    await joost.send(path, { doe: 'teruggeven', opmerking: 'Noem de coach.' });
    assert.match(main((await saskia.get(path)).html), /Noem de coach\./);
    await saskia.send(path, changed(fieldsOf((await saskia.get(path)).html), { 'summary.nl': `${summary} Een coach helpt.`, doe: 'voorstellen' }));
    await joost.send(path, { doe: 'publiceren' });
    for (const site of [here, there]) {
      await comesTrue('the page shows it', shows(site, 'zonnewijzerplan'));
      assert.match((await site.get('/methoden?zoek=zonnewijzerplan')).html, /\/methoden\/kan-wel"/);
      assert.match(JSON.parse((await site.get('/api/v1/methoden/kan-wel')).html).samenvatting, /Een coach helpt/);
      assert.match((await site.get('/methoden/wijzigingen.atom')).html, /zonnewijzerplan/);
    }
  });

  it('the second of two who publish at the same moment is told', async () => {
    const drafts = [];
    for (const who of ['mila', 'noor']) {
      const desk = await deskOf(servers[drafts.length], 'editor', who);
      const path = await desk.send('/redactie/methoden/keetkeur/wijzigen', {});
      await desk.send(path, changed(fieldsOf((await desk.get(path)).html), { where: `volgens ${who}`, doe: 'voorstellen' }));
      drafts.push(path);
    }
    const elsewhere = new Site(here.address, joost.headers);
    const answers = await Promise.all([joost.post(drafts[0], { doe: 'publiceren' }), elsewhere.post(drafts[1], { doe: 'publiceren' })]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
  });

  it('a collection that is published in one is in both, and so is its end', async () => {
    const slug = await publishedCollection(servers[0]);
    const path = `/verzamelingen/${slug}`;
    const answers = (site, status) => async () => (await site.get(path)).status === status;
    for (const site of [there, here]) {
      await comesTrue('the collection', answers(site, 200));
      assert.match((await site.get(`/methoden?verzameling=${slug}`)).html, /\/methoden\/kern-met-pit"/);
      assert.ok(JSON.parse((await site.get('/api/v1/verzamelingen')).html).verzamelingen.some(({ id }) => id === slug));
    }
    await new Site(there.address, saskia.headers).send(`/redactie${path}/intrekken`, { reden: 'Het thema is voorbij.' });
    for (const site of [here, there]) await comesTrue('its end', answers(site, 410));
  });

  it('an earlier version comes back, and what is withdrawn in one is gone in both', async () => {
    const restored = await saskia.send('/redactie/methoden/kan-wel/1', { doe: 'terugzetten' });
    await saskia.send(restored, changed(fieldsOf((await saskia.get(restored)).html), { doe: 'voorstellen' }));
    await joost.send(restored, { doe: 'publiceren' });
    for (const site of [here, there]) await comesTrue('the old text', async () => !(await shows(site, 'zonnewijzerplan')()));
    await saskia.send('/redactie/methoden/kan-wel/intrekken', { reden: 'Gestopt.', naar: '' });
    for (const site of [here, there]) await comesTrue('withdrawn', async () => (await site.get(page)).status === 410);
  });
});
