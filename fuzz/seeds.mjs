// Writes where fuzzing starts: FOLDER/TARGET/ with inputs, FOLDER/TARGET.dict with words to mix in, and
// FOLDER/hard/TARGET/ with inputs that were made to be slow. Called by script/fuzz: node fuzz/seeds.mjs FOLDER
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [folder] = process.argv.slice(2);
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const list = (...path) => readdirSync(join(root, ...path));
const unique = (values) => [...new Set(values)];

const requests = ['stories', 'cases'].flatMap((name) => JSON.parse(read('test', 'stories', `${name}.json`))).map((each) => each.request);
const content = [
  ...['vocabulary.yaml', 'criteria.yaml', 'remarks.yaml', 'advice.yaml'].map((name) => read('content', name)),
  ...list('content', 'elements').map((name) => read('content', 'elements', name)),
];
const slugs = list('content', 'methods').map((name) => name.replace(/\.md$/, ''));
const methods = slugs.map((slug) => read('content', 'methods', `${slug}.md`));
const ids = unique(content.flatMap((text) => [...text.matchAll(/^ *- id: ([a-z-]+)/gm)]).map(([, id]) => id));

/// What stands in lists of one line, as `nl: [a, b]`, or below each other.
const signs = unique([...content, ...methods].flatMap((text) => [
  ...[...text.matchAll(/(?:nl|en|keywords|words): \[(.+?)\]/g)].flatMap(([, items]) => items.split(/, */)),
  ...[...text.matchAll(/^ {8}- (.+)/gm)].map(([, item]) => item),
]).map((sign) => sign.replace(/^["']|["']$/g, '')));

/// A request with every field there is.
const full = (request, number) => ({
  ...request,
  initiatief: { ...request.initiatief, fase: 'plannen', leiding: ['bewoners', 'professional', 'gemeente', 'samen'][number % 4] },
  standen: { ...request.standen, animo: { nodig: (number % 5) - 2, nu: 0, reden: 'Omdat het zo is.', notitie: 'Bel in maart.' } },
  nietHerkennen: ['belofte', 'thema:groen', 'woord:budget'],
  geprobeerd: ['goed', 'deels', 'niet'].map((ging, at) => ({ methode: slugs[(number + at) % slugs.length], ging })),
  rol: ['stimulerend', 'faciliterend', 'coproductie'][number % 3],
  aantal: number % (slugs.length + 1),
  waaromNiet: [slugs[number % slugs.length]],
});

const texts = unique([
  ...requests.flatMap(({ initiatief, wensen }) => [initiatief.omschrijving, wensen?.tekst]).filter(Boolean),
  ...Array.from({ length: Math.ceil(signs.length / 8) }, (_, at) => signs.slice(8 * at, 8 * at + 8).join(' ')),
  ...methods.flatMap((text) => text.split('\n\n')).filter((part) => part.length < 2000),
]);

const shortest = (words) => [...words].sort((one, other) => one.length - other.length);
const filled = (piece, length) => (piece + ' ').repeat(Math.ceil(length / (piece.length + 1))).slice(0, length);
const tails = shortest(signs.filter((sign) => /^[a-z]{3,8}$/.test(sign)));

/// Texts as long as a description may be, each slow in its own way.
const slowTexts = [
  ...signs.filter((sign) => sign.includes('…')).map((sign) => filled(sign.split('…')[0].trim(), 4000)),
  filled(signs.filter((sign) => sign.includes('…')).map((sign) => sign.split('…')[0].trim()).join(' '), 4000),
  filled(tails.join(' '), 4000),
  ...tails.slice(0, 20).map((tail) => filled(tail, 4000)),
  // All different, all ending in the same word.
  ...tails.slice(0, 20).map((tail) => Array.from({ length: 600 }, (_, at) => `${signs[at % signs.length].match(/[a-z]*/)[0]}${tail}`).join(' ').slice(0, 4000)),
  ...['a.', '’', 'é', 'ß', 'a\u00ad', 'kinder', 'niet ', 'geen, ', 's', '🙂', '漢', '\n\n'].map((piece) => piece.repeat(4000).slice(0, 4000)),
  'bewoners'.repeat(500), 'verkeers'.repeat(6), filled('verkeersverkeersverkeersverkeersverkeersverkeers', 4000),
];

const described = (omschrijving) => ({ initiatief: { omschrijving }, wensen: { tekst: omschrijving.slice(0, 2000) } });
const many = (count, item) => Array.from({ length: count }, (_, at) => item(at));
const slowRequests = [
  ...slowTexts.map((text) => JSON.stringify({ ...full(described(text), 1), aantal: slugs.length, waaromNiet: many(60, (at) => slugs[at % slugs.length]) })),
  // As long as the server accepts: 1 MiB.
  `{${many(110_000, (at) => `"${at}":0`).join(',')}}`,
  `{${many(130_000, () => '"rol":0').join(',')}}`,
  `{"initiatief":{${many(100_000, (at) => `"${at}":0`).join(',')}}}`,
  `{"initiatief":{"themas":[${many(340_000, () => '"x"').join(',')}]}}`,
  `{"initiatief":{"themas":[${many(60, () => `"${'x'.repeat(17_000)}"`).join(',')}]}}`,
  `{"omstandigheden":[${many(500_000, () => '0').join(',')}]}`,
  `{"geprobeerd":[${many(39, () => `{${many(1900, (at) => `"${at}":[]`).join(',')}}`).join(',')}]}`,
  `{"initiatief":{"omschrijving":"${'x'.repeat(1_000_000)}"}}`,
  `{"initiatief":{"omschrijving":"${'é'.repeat(500_000)}"}}`,
  '['.repeat(1_000_000), `{"a":${'{"a":'.repeat(150_000)}`, `[${'[],'.repeat(340_000)}[]]`, `${' '.repeat(1_000_000)}{}`, `1${'0'.repeat(1_000_000)}`,
];

const quoted = (word) => `"${[...Buffer.from(word)].map((byte) => (byte < 32 || byte > 126 || byte === 34 || byte === 92 ? `\\x${byte.toString(16).padStart(2, '0')}` : String.fromCharCode(byte))).join('')}"`;
const fields = (value) => (value && typeof value === 'object' ? [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(fields)] : []);

function write(target, inputs, hard, words) {
  for (const [place, all] of [[join(folder, target), inputs], [join(folder, 'hard', target), hard]]) {
    mkdirSync(place, { recursive: true });
    all.forEach((input, at) => writeFileSync(join(place, `seed-${at}`), input));
  }
  writeFileSync(join(folder, `${target}.dict`), unique(words).map((word) => `${quoted(word)}\n`).join(''));
}

const disposition = (more) => `--grens\r\nContent-Disposition: form-data; ${more}\r\n\r\n`;
const forms = [
  `${disposition('name="a"; filename="b.zip"')}PK\u0003\u0004\r\n--grens--\r\n`,
  `${disposition('name="a"')}x\r\n${disposition('name="b"; filename="../c\\d\\\"e%22"')}\r\n--grens--`,
];
const slowForms = ['\r\n--grens', '\r\n--grens \t', '\r\n--gren', '\r\n'].map((piece) => disposition('name="a"') + piece.repeat(1_000_000 / piece.length));

rmSync(join(folder, 'hard'), { recursive: true, force: true });
write('advice_request', requests.flatMap((request, at) => [request, full(request, at)]).map((request) => JSON.stringify(request)), slowRequests,
  [...fields(full(requests[0], 0)), ...ids, ...slugs]);
write('multipart', forms, slowForms, ['--grens', '\r\n', '\r\n\r\n', 'Content-Disposition: form-data; ', 'name="a"', 'filename="b"', '%22', '\\"']);
write('text_analysis', texts, slowTexts,
  [...signs.flatMap((sign) => sign.split(/ /)), 'geen ', 'niet ', 'zonder ', 'niet alleen ', 'not ', '…', '’', '\u00ad', '\u0301', 'bijv.', 'a.b.', '\n\n', '. ', 'ĳ', 'Ĳ', 'ſ']);
