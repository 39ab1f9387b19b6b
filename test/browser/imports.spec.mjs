// Methods from a file: what would change is told first, and then all happens or nothing, through the page and through
// the program alike.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import { deskOf, sessionCookie } from '../desk.mjs';
import { run } from '../server.mjs';
import { all, errorsOn, main, parse, Site, text } from '../site.mjs';
import { cell, upload, workbook, zip } from '../uploads.mjs';
import { checkPages, openSite } from './browser.mjs';
import { ownDesk } from './desk.mjs';
import { changedList, faultyList } from './pages.mjs';
import { exchange } from './raw.mjs';

const opened = await openSite();
checkPages('imports', opened);

const faultsOn = (html) => all(parse(html), '.aw-facts div').map(text);
const address = '/redactie/invoer';

const { server, readers } = await ownDesk(opened.browser);
const saskia = await deskOf(server, 'editor', 'saskia');
const mila = await deskOf(server, 'editor', 'mila');
const joost = await deskOf(server, 'reviewer', 'joost');
const everything = async () => (await readers.get('/uitvoer/methoden/json')).html;
const summary = async (slug) => JSON.parse((await readers.get(`/api/v1/methoden/${slug}`)).html).samenvatting;
const withSummary = async (slug, words) => {
  const { methoden } = JSON.parse(await everything());
  const method = methoden.find((each) => each.slug === slug);
  method.velden['summary.nl'] = words;
  return JSON.stringify({ methoden: [method] });
};

describe('A file with methods', () => {
  it('is told first, proposed, and published by somebody else', async () => {
    const before = await everything();
    const { status, location } = await upload(saskia, address, 'lijst.json', await changedList(readers), { toelichting: 'Van de provincie.' });
    assert.equal(status, 303);
    const shown = await saskia.get(location);
    assert.match(main(shown.html), /1 nieuwe methode, 1 gewijzigde methode en 38 die gelijk blijven/);
    assert.match(main(shown.html), /Van de provincie\./);
    assert.match(main(shown.html), /nieuw: een coach helpt/);
    assert.match(main(shown.html), /Wijkbankje \(nieuw\)/);
    assert.equal(await everything(), before);
    assert.equal((await joost.get(location)).status, 404, 'it is hers alone until she proposes it');
    await saskia.send(location, { doe: 'voorstellen' });
    assert.equal((await saskia.post(location, { doe: 'publiceren' })).status, 409, 'nobody publishes her own');
    assert.equal(await everything(), before);
    assert.match(main((await joost.get('/redactie')).html), /lijst\.json.*Wacht op uw oordeel/);
    assert.equal(await joost.send(location, { doe: 'publiceren' }), '/redactie?gedaan=ingevoerd');
    assert.equal(await summary('kan-wel'), 'Bewoners maken hun eigen plan, en een coach helpt.');
    assert.equal((await readers.get('/methoden/wijkbankje')).status, 200);
    assert.match(main((await saskia.get('/redactie/methoden/kan-wel')).html), /Van de provincie\..*joost publiceerde versie 2/);
  });

  it('that changes nothing says so', async () => {
    const answer = await upload(saskia, address, 'lijst.json', await everything());
    assert.equal(answer.status, 200);
    assert.match(main(answer.html), /Alle 40 methoden in het bestand zijn hetzelfde als hier/);
  });

  it('comes back with a remark, and is thrown away', async () => {
    const { location } = await upload(saskia, address, 'lijst.json', await withSummary('present', 'Iets anders.'));
    await saskia.send(location, { doe: 'voorstellen' });
    assert.equal((await joost.post(location, { doe: 'teruggeven', opmerking: '' })).status, 400);
    await joost.send(location, { doe: 'teruggeven', opmerking: 'Noem de bron.' });
    assert.match(main((await saskia.get('/redactie')).html), /lijst\.json.*Terug bij u/);
    assert.match(main((await saskia.get(location)).html), /Noem de bron\./);
    await saskia.send(location, { doe: 'weggooien' });
    assert.equal((await saskia.get(location)).status, 404);
  });

  it('names the methods that somebody else changed meanwhile, and changes nothing', async () => {
    const files = await Promise.all([withSummary('present', 'Van Saskia.'), withSummary('present', 'Van Mila.')]);
    const places = await Promise.all([upload(saskia, address, 'a.json', files[0]), upload(mila, address, 'b.json', files[1])]);
    await saskia.send(places[0].location, { doe: 'voorstellen' });
    await mila.send(places[1].location, { doe: 'voorstellen' });
    const administrator = await deskOf(server, 'administrator');
    const answers = await Promise.all([joost.post(places[0].location, { doe: 'publiceren' }), administrator.post(places[1].location, { doe: 'publiceren' })]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
    const late = answers.findIndex(({ status }) => status === 409);
    assert.equal(await summary('present'), ['Van Saskia.', 'Van Mila.'][1 - late]);
    const again = await joost.post(places[late].location, { doe: 'publiceren' });
    assert.match(errorsOn(again.html), /Er is niets gepubliceerd\. Intussen veranderde iemand anders: .*Present/);
    await joost.send(places[late].location, { doe: 'teruggeven', opmerking: 'Opnieuw, graag.' });
  });

  it('with many changes is shown a page at a time', async () => {
    const { methoden } = JSON.parse(await everything());
    for (const method of methoden) method.velden['where'] += ' (overal)';
    const { location } = await upload(saskia, address, 'alles.json', JSON.stringify({ methoden }));
    const first = await saskia.get(location);
    assert.match(main(first.html), /Methode 1 tot en met 25 van 40/);
    assert.match(main((await saskia.get(`${location}?pagina=2`)).html), /Methode 26 tot en met 40 van 40/);
    assert.equal((await saskia.get(`${location}?pagina=99`)).status, 200);
    await saskia.send(location, { doe: 'weggooien' });
  });

  it('keeps formulas as text, and lets them out harmless', async () => {
    const { location } = await upload(saskia, address, 'a.json', await withSummary('keetkeur', '=HYPERLINK("https://example.org")'));
    await saskia.send(location, { doe: 'voorstellen' });
    await joost.send(location, { doe: 'publiceren' });
    assert.equal(await summary('keetkeur'), '=HYPERLINK("https://example.org")');
    assert.match((await readers.get('/uitvoer/methoden/csv')).html, /"'=HYPERLINK\(""https:\/\/example\.org""\)"/);
  });
});

/// What nobody should send: name, bytes and what is said about it.
const bad = async () => {
  const kanWel = JSON.parse(await everything()).methoden.find(({ slug }) => slug === 'kan-wel');
  const bundle = (await readers.get('/uitvoer/methoden/zip?zoek=kern+met+pit')).body;
  const csv = (await readers.get('/uitvoer/methoden/csv?zoek=kern+met+pit')).html;
  const lines = csv.split('\r\n');
  const text = 'niet van belang';
  return {
    'a ZIP bomb': ['bom.zip', zip([{ name: 'methods/bom.md', bytes: Buffer.alloc(100 << 20) }]), /pakt uit tot te veel/],
    'a path that climbs': ['pad.zip', zip([{ name: '../methods/kan-wel.md', bytes: text }]), /\.\.\/methods\/kan-wel\.md.*hoort niet in het bestand/i],
    'an absolute path': ['pad.zip', zip([{ name: '/etc/passwd', bytes: text }]), /\/etc\/passwd.*hoort niet in het bestand/i],
    'a path that climbs on the way': ['pad.zip', zip([{ name: 'methods/../../kan-wel.md', bytes: text }]), /kan geen adres zijn/],
    'a symbolic link': ['link.zip', zip([{ name: 'methods/kan-wel.md', bytes: '/etc/passwd', link: true }]), /methods\/kan-wel\.md:1/],
    'a cell of 50 MB': ['cel.xlsx', workbook([cell('A1', 'slug') + cell('B1', 'name'), cell('A2', 'kan-wel') + cell('B2', 'x'.repeat(50 << 20))]), /rij 2, name.*hoogstens 200000 tekens/i],
    'broken YAML': ['yaml.zip', zip([{ name: 'methods/kan-wel.md', bytes: '---\nname: [geen einde\n---\n## Wat is het?\n' }]), /methods\/kan-wel\.md:\d+/],
    'half an archive': ['half.zip', bundle.subarray(0, bundle.length / 2), /niet heel/],
    'half a list': ['half.json', JSON.stringify({ methoden: [kanWel] }).slice(0, 500), /geen lijst/],
    'half a table': ['half.csv', `${lines[0]}\r\nkern-met-pit;"geen einde`, /niet heel/],
    'an unknown column': ['kolom.csv', `${lines[0]};kleur\r\n${lines[1]};groen\r\n`, /rij 1, kleur.*deze kolom kennen wij niet/i],
    'the same method twice': ['dubbel.csv', `${lines[0]}\r\n${lines[1]}\r\n${lines[1]}\r\n`, /rij 3.*staat er twee keer in/i],
    'the same file twice in an archive': ['dubbel.zip', zip([1, 2].map(() => ({ name: 'methods/kan-wel.md', bytes: text }))), /twee keer|niet heel/],
    'a file of another kind': ['brief.docx', text, /moet eindigen op/],
  };
};

describe('A file that nobody should send', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aw-imports-'));
  after(() => rm(folder, { recursive: true }));
  for (const [what, [name, bytes, said]] of Object.entries(await bad()))
    it(`${what} is refused by page and program, and changes nothing`, async () => {
      const before = await everything();
      const answer = await upload(saskia, address, name, bytes, { toelichting: 'Blijft staan.' });
      assert.equal(answer.status, 400);
      assert.match(errorsOn(answer.html), /Er is niets ingevoerd/);
      assert.match(faultsOn(answer.html).join('\n'), said);
      assert.equal(text(all(parse(answer.html), '#toelichting')[0]), 'Blijft staan.');
      const file = join(folder, name);
      await writeFile(file, bytes);
      const { code, err } = await run(['methods', 'import', '--database', server.database, '--apply', file]);
      assert.equal(code, 1, err);
      assert.match(err, said);
      assert.equal(await everything(), before);
    });

  it('tells every fault with its cell', async () => {
    const answer = await upload(saskia, address, 'lijst.csv', await faultyList(readers));
    const faults = faultsOn(answer.html);
    assert.match(faults.join('\n'), /rij 2, themes.*‘onzin’ bestaat niet/);
    assert.match(faults.join('\n'), /rij 2, \S*(link|source|url)\S*/);
    assert.match(faults.join('\n'), /rij 1, kleur/);
    assert.match(faults.join('\n'), /rij 3/);
  });
});

describe('An upload', () => {
  const boundary = 'grens';
  const form = Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="bestand"; filename="a.zip"\r\n\r\n${'x'.repeat(2000)}\r\n--${boundary}--\r\n`);
  const head = (length, headers = {}) => Buffer.from([`POST ${address} HTTP/1.1`, `Host: ${new URL(server.address).host}`, 'Connection: close',
    `Content-Type: multipart/form-data; boundary=${boundary}`, `Content-Length: ${length}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n'));

  it('that is cut off inside is refused', async () => {
    const half = form.subarray(0, 1000);
    const answer = await exchange(server.address, Buffer.concat([head(half.length, saskia.headers), half]));
    assert.equal(answer.status, 400);
    assert.match(answer.body, /kwam niet heel aan/);
  });

  it('of more than a megabyte is for editors only, and known before it is read', async () => {
    const large = 20 << 20;
    assert.equal((await exchange(server.address, head(large))).status, 401);
    const reader = await deskOf(server, 'reader');
    assert.equal((await exchange(server.address, head(large, reader.headers))).status, 403);
    assert.equal((await exchange(server.address, head(40 << 20, saskia.headers))).status, 413);
  });

  it('may be larger than a megabyte for an editor', async () => {
    const answer = await upload(saskia, address, 'groot.csv', `slug;name\r\nx;${'y'.repeat(3 << 20)}\r\n`);
    assert.equal(answer.status, 400);
    assert.match(faultsOn(answer.html).join('\n'), /rij 2, name/);
  });

  it('is closed to everybody else', async () => {
    assert.equal((await readers.get(address)).location, `/inloggen?verder=${address}`);
    for (const role of ['reader', 'reviewer']) {
      const desk = await deskOf(server, role);
      assert.equal((await desk.get(address)).status, 403, role);
      assert.equal((await upload(desk, address, 'a.json', '{}')).status, 403, role);
    }
    assert.equal((await new Site(server.address, { Cookie: `${sessionCookie}=x` }).post(address)).status, 401);
  });
});
