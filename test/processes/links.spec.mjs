import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, describe, it } from 'node:test';

import { deskOf } from '../desk.mjs';
import { comesTrue } from '../links.mjs';
import { startServer } from '../server.mjs';
import { Site } from '../site.mjs';

const postgresql = process.env.ACTIEWIJZER_TEST_POSTGRESQL;
assert.ok(postgresql, 'run it through script/postgres-for-tests');
const name = `aw_links_${process.pid}`;
const psql = (url, text) => execFileSync('psql', ['-X', '-q', '-At', url, '-c', text], { encoding: 'utf8' }).trim();
psql(postgresql, `CREATE DATABASE ${name}`);
const database = `${postgresql.slice(0, postgresql.lastIndexOf('/') + 1)}${name}`;

describe('A dead link, with two processes before one database', async () => {
  const servers = [await startServer([], database), await startServer([], database)];
  after(() => Promise.all(servers.map((server) => server.stop())));
  const sites = servers.map(({ address }) => new Site(address));
  const marked = async (site) => (await site.get('/methoden/abcd')).html.includes('Deze link werkt niet sinds');
  const url = 'https://www.movisie.nl/esi/abcd';

  it('is listed once, by whichever started first', () =>
    comesTrue('it is listed', () => psql(database, `SELECT count(*) FROM links WHERE url = '${url}'`) === '1'));

  it('is marked for the readers of both, and of none after an editor saw that it works', async () => {
    psql(database, `UPDATE links SET state = 'dead', since = 1793700000, checked_at = 1793900000, status = 404 WHERE url = '${url}'; UPDATE link_marks SET revision = revision + 1`);
    for (const site of sites) await comesTrue('readers see it', () => marked(site));
    const desk = await deskOf(servers[0], 'reviewer', 'joost');
    await desk.send('/redactie/links', { "adres": url, doe: 'werkt' });
    assert.equal(await marked(sites[0]), false);
    await comesTrue('the other process follows', async () => !await marked(sites[1]));
  });
});
