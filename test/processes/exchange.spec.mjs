// What goes out comes in again as it was: after editors changed something, through the program, from one database into
// an empty one, and through a spreadsheet program of others.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';

import { changed, deskOf, fieldsOf } from '../desk.mjs';
import { run, startServer } from '../server.mjs';
import { Site } from '../site.mjs';

const postgresql = process.env.ACTIEWIJZER_TEST_POSTGRESQL;
assert.ok(postgresql, 'run it through script/postgres-for-tests');
const folder = await mkdtemp(join(tmpdir(), 'aw-exchange-'));
after(() => rm(folder, { recursive: true }));

let made = 0;
/// An empty database with the tables of the program.
async function emptyDatabase(kind) {
  const name = `aw_exchange_${process.pid}_${++made}`;
  let url = `sqlite:${join(folder, `${name}.db`)}`;
  if (kind === 'PostgreSQL') {
    execFileSync('psql', ['-X', '-q', postgresql, '-c', `CREATE DATABASE ${name}`]);
    url = `${postgresql.slice(0, postgresql.lastIndexOf('/') + 1)}${name}`;
  }
  assert.equal((await run(['migrate', '--database', url])).code, 0);
  return url;
}

async function methods(what, database, file, ...more) {
  const { code, out, err } = await run(['methods', what, '--database', database, ...more, file]);
  assert.equal(code, 0, err);
  return out;
}
/// The bytes of an export in this form.
async function exported(database, form) {
  const file = join(folder, `uit-${++made}.${form}`);
  await methods('export', database, file);
  return { file, bytes: await readFile(file) };
}
/// What an empty database holds as JSON, when this file came in.
async function broughtIn(kind, file) {
  const database = await emptyDatabase(kind);
  await methods('import', database, file, '--apply');
  return database;
}

/// A database in which an editor changed a method and added one, with texts that are hard on a table.
async function edited(kind) {
  const server = await startServer([], await emptyDatabase(kind));
  try {
    const saskia = await deskOf(server, 'editor', 'saskia');
    const joost = await deskOf(server, 'reviewer', 'joost');
    const publish = async (path, values) => {
      await saskia.send(path, changed(fieldsOf((await saskia.get(path)).html), { ...values, doe: 'voorstellen' }));
      await joost.send(path, { doe: 'publiceren' });
    };
    await publish(await saskia.send('/redactie/methoden/kan-wel/wijzigen', {}), {
      'summary.nl': '=1+1 blijft tekst; "aanhalingstekens", komma’s en een – streepje.',
      where: '-2 graden, ook buiten',
      other_names: ['Onze wijk\n@wijk'],
      'tekst.materiaal': '- een kist;\n- twee  spaties;\n\n> en een citaat.',
    });
    const other = fieldsOf((await saskia.get(await saskia.send('/redactie/methoden/present/wijzigen', {}))).html)
      .filter(([name]) => !['saves', 'based_on', 'als', 'name', 'other_names'].includes(name));
    const path = await saskia.send('/redactie/methoden', { naam: 'Wijkbankje' });
    await saskia.send(path, [...fieldsOf((await saskia.get(path)).html).filter(([name]) => !other.some(([known]) => known === name)), ...other,
      ['doe', 'voorstellen']]);
    await joost.send(path, { doe: 'publiceren' });
  } finally {
    await server.stop();
  }
  return server.database;
}

for (const kind of ['SQLite', 'PostgreSQL'])
  describe(`Methods from ${kind}`, async () => {
    const database = await edited(kind);

    it('were changed first', async () => {
      const all = JSON.parse((await exported(database, 'json')).bytes).methoden;
      assert.equal(all.length, 40);
      assert.match(all.find(({ slug }) => slug === 'kan-wel').velden['summary.nl'], /^=1\+1/);
      assert.ok(all.some(({ slug }) => slug === 'wijkbankje'));
    });

    for (const form of ['json', 'zip', 'csv', 'xlsx', 'ods'])
      it(`give the same bytes as ${form} after a way through an empty database`, async () => {
        const first = await exported(database, form);
        const second = await exported(await broughtIn(kind, first.file), form);
        assert.ok(first.bytes.equals(second.bytes));
      });

    it('change nothing when they come in where they came from', async () => {
      for (const form of ['json', 'zip', 'xlsx']) {
        const { file } = await exported(database, form);
        assert.doesNotMatch(await methods('import', database, file), /nieuw|gewijzigd/);
      }
    });

    if (kind === 'SQLite')
      it('with a text that no cell of Excel holds come out in every other form', async () => {
        const all = JSON.parse((await exported(database, 'json')).bytes);
        all.methoden.find(({ slug }) => slug === 'kan-wel').velden['tekst.materiaal'] = 'Een kist vol boeken. '.repeat(2000);
        const file = join(folder, 'lang.json');
        await writeFile(file, JSON.stringify(all));
        const long = await broughtIn(kind, file);
        for (const form of ['ods', 'csv', 'zip']) await exported(long, form);
        const { code, err } = await run(['methods', 'export', '--database', long, join(folder, 'lang.xlsx')]);
        assert.equal(code, 3);
        assert.match(err, /OpenDocument/);
        const server = await startServer([], long);
        try {
          const answer = await new Site(server.address).get('/uitvoer/methoden/xlsx');
          assert.equal(answer.status, 409);
          assert.match(answer.html, /Deze lijst past niet in Excel/);
        } finally {
          await server.stop();
        }
      });

    if (kind === 'SQLite')
      describe('through LibreOffice', async () => {
        const office = promisify(execFile);
        const convert = async (file, to, filter) => {
          const out = join(folder, `office-${++made}`);
          await mkdir(out);
          await office('soffice', [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', filter ? `${to}:${filter}` : to, '--outdir', out, file]);
          return join(out, file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, `.${to}`));
        };
        // Semicolon, quotation mark, UTF-8, from the first line; cells as they are, not as they look.
        const csv = 'Text - txt - csv (StarCalc):59,34,76,1,,0,false,false';
        for (const [from, to, filter] of [['xlsx', 'xlsx'], ['xlsx', 'csv', csv], ['ods', 'ods'], ['ods', 'csv', csv]])
          it(`come back the same from .${from} as .${to}`, async () => {
            const saved = await convert((await exported(database, from)).file, to, filter);
            const back = await exported(await broughtIn(kind, saved), 'json');
            assert.deepEqual(JSON.parse(back.bytes), JSON.parse((await exported(database, 'json')).bytes));
          });
      });
  });
