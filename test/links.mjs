// Links in a state that the check would find after days: written into the database of a test by another program.
import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

export const sql = (server, text) => execFileSync('sqlite3', ['-cmd', '.timeout 5000', server.file, text], { encoding: 'utf8' }).trim();

/// Asks until it gives something; what it gave.
export async function comesTrue(what, ask, seconds = 60) {
  for (let tries = 0; tries < seconds * 5; ++tries) {
    const found = await ask();
    if (found) return found;
    await wait(200);
  }
  throw new Error(`still not: ${what}`);
}

const day = 86400;
const november = 1793700000;
export const dead = { url: 'https://www.movisie.nl/esi/abcd', since: '3 november 2026' };

/// One link in each state, on the shipped content.
export async function troubled(server) {
  // A server lists its links just after it started.
  await comesTrue('the links are listed', () => Number(sql(server, 'SELECT count(*) FROM links')) > 20);
  const urls = sql(server, `SELECT url FROM links WHERE url <> '${dead.url}' ORDER BY url LIMIT 3`).split('\n');
  const set = (url, state, more) =>
    `UPDATE links SET state = '${state}', since = ${november}, checked_at = ${november + 5 * day}, check_at = ${november * 2}, ${more}, changes = changes + 1 WHERE url = '${url}';`;
  sql(server, [
    set(dead.url, 'dead', `reason = 'status', status = 404, worked_at = ${november - 7 * day}`),
    set(urls[0], 'moved', "status = 301, moved_to = 'https://example.org/een/nieuw/adres'"),
    set(urls[1], 'failing', "reason = 'timeout', status = 0"),
    set(urls[2], 'closed', "reason = 'robots', status = 0"),
    'UPDATE link_marks SET revision = revision + 1;',
  ].join('\n'));
  return { dead: dead.url, moved: urls[0] };
}
