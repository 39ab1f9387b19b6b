// Builds web/static/ from the pinned npm packages and our own sources. Same input, same bytes.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import postcss from 'postcss';

const web = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const packages = path.join(path.dirname(web), 'node_modules');
const out = process.argv[2] ?? path.join(web, 'static');
const parts = JSON.parse(read(path.join(web, 'build/parts.json')));

function read(file) {
  return fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

function sources(folder, ending) {
  return fs.readdirSync(path.join(web, folder)).filter((name) => name.endsWith(ending)).sort()
    .map((name) => path.join(web, folder, name));
}

function fail(message) {
  console.error(`assets: ${message}`);
  process.exit(1);
}

const manifest = {};
let written = [];

function write(name, content) {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const ending = path.extname(name);
  manifest[name] = `${name.slice(0, -ending.length)}.${hash}${ending}`;
  written.push([manifest[name], bytes]);
}

/** CSS without comments and needless white space, and without the parts that no page uses. */
function compact(root) {
  root.walkComments((comment) => comment.remove());
  root.walkDecls((declaration) => {
    declaration.raws = { before: '', between: ':', important: '!important' };
    declaration.value = declaration.value.replace(/\s*\n\s*/g, ' ').replace(/\(\s+/g, '(').replace(/\s+\)/g, ')')
      .replace(/,\s+/g, ',');
  });
  root.walkRules((rule) => {
    rule.selector = rule.selectors.join(',').replace(/\s*\n\s*/g, ' ').replace(/\s*>\s*/g, '>');
    rule.raws = { before: '', between: '', after: '', semicolon: false };
  });
  root.walkAtRules((rule) => {
    rule.params = rule.params.replace(/\s+/g, ' ').replace(/:\s+/g, ':');
    rule.raws = { before: '', between: '', after: '', afterName: ' ', semicolon: false };
  });
  root.walk((node) => {
    if (node.nodes && node.nodes.length === 0) node.remove();
  });
  root.raws = {};
  return root.toString();
}

function components() {
  const unused = parts.unused.map((pattern) => new RegExp(pattern));
  const unusedClass = (selector) =>
    [...selector.matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].some(([, name]) => unused.some((pattern) => pattern.test(name)));
  let css = '';
  for (const part of parts.components) {
    const root = postcss.parse(read(path.join(packages, `@utrecht/${part}-css/dist/index.css`)));
    root.walkRules((rule) => {
      // A class inside :not() does not make a selector unused.
      const kept = rule.selectors.filter((selector) => !unusedClass(selector.replace(/:not\([^)]*\)/g, '')));
      if (kept.length === 0) rule.remove();
      else rule.selectors = kept;
    });
    css += compact(root);
  }
  return css;
}

function ourStyles() {
  return sources('styles', '.css').map((file) => compact(postcss.parse(read(file), { from: file }))).join('');
}

/** The fonts that the styles name, for files that are no part of them. */
function fonts() {
  const root = postcss.parse(ourStyles());
  root.each((node) => {
    if (node.name !== 'font-face' || !node.toString().includes('.woff2')) node.remove();
  });
  return compact(root);
}

const usedProperties = (css) => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name);

/** The theme's custom properties, those that something uses, on :root. */
function tokens(file, needed) {
  const all = new Map();
  postcss.parse(read(file)).walkDecls(/^--/, (declaration) => all.set(declaration.prop, declaration.value));
  const keep = new Set();
  const queue = [...needed];
  while (queue.length > 0) {
    const name = queue.pop();
    if (keep.has(name) || !all.has(name)) continue;
    keep.add(name);
    queue.push(...usedProperties(all.get(name)));
  }
  return `:root{${[...keep].sort().map((name) => `${name}:${all.get(name)}`).join(';')}}`;
}

/** A municipality's own file: custom properties alone, whatever selector it came with. */
function theme(file) {
  const root = postcss.parse(read(file), { from: file });
  root.walkAtRules((rule) => fail(`${file}: @${rule.name} is not allowed; a theme holds custom properties alone`));
  root.walkDecls((declaration) => {
    if (!declaration.prop.startsWith('--')) fail(`${file}: ${declaration.prop} is not a custom property`);
    if (/url\(|expression|@import/i.test(declaration.value)) fail(`${file}: ${declaration.prop} may not hold an address`);
  });
  root.walkRules((rule) => {
    rule.selector = ':root';
  });
  return compact(root);
}

/** One invisible SVG with a symbol for each icon: `<use href="#i-NAME"/>`. */
function sprite() {
  const symbol = (name, file) => {
    const svg = read(file).replace(/<!--[\s\S]*?-->/g, '');
    const box = /viewBox="([^"]+)"/.exec(svg)[1];
    const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, '').replace(/\s*\n\s*/g, '').replace(/ \/>/g, '/>');
    return `<symbol id="i-${name}" viewBox="${box}">${body}</symbol>`;
  };
  const own = sources('icons', '.svg').map((file) => symbol(path.basename(file, '.svg'), file));
  const tabler = parts.icons.map((name) => symbol(name, path.join(packages, `@tabler/icons/icons/outline/${name}.svg`)));
  // The first arrow stops before the mark that it points to, the second at the end of its line.
  const arrow = [['aw-arrow', 21], ['aw-arrow-free', 9]].map(([id, tip]) =>
    `<marker id="${id}" viewBox="0 0 10 10" refX="${tip}" refY="5" markerWidth="10" markerHeight="10" `
    + 'markerUnits="userSpaceOnUse" orient="auto"><path class="aw-balance-row__head" d="M0 .5 10 5 0 9.5z"/></marker>').join('');
  return '<svg class="aw-sprite" width="0" height="0" aria-hidden="true" focusable="false">'
    + `<defs>${arrow}${own.join('')}${tabler.join('')}</defs></svg>\n`;
}

function licences() {
  const groups = {
    'utrecht-components': parts.components.map((part) => `@utrecht/${part}-css`),
    'voorbeeld-design-tokens': ['@nl-design-system-unstable/voorbeeld-design-tokens'],
    'noto-sans': ['@fontsource/noto-sans'],
    'tabler-icons': ['@tabler/icons'],
  };
  const included = [];
  for (const [group, names] of Object.entries(groups)) {
    const texts = new Set();
    for (const name of names) {
      const folder = path.join(packages, name);
      const { version, license } = JSON.parse(read(path.join(folder, 'package.json')));
      included.push(`${name} ${version}  ${license}  LICENSES/${group}.txt`);
      texts.add(read(path.join(folder, fs.readdirSync(folder).find((file) => /^licen[cs]e/i.test(file)))));
    }
    written.push([`LICENSES/${group}.txt`, Buffer.from([...texts].join('\n\n'))]);
  }
  const text = `Parts of others in this folder, each with its licence:\n\n${included.sort().join('\n')}\n\nAll else: Actiewijzer, EUPL-1.2.\n`;
  written.push(['LICENSES/README.txt', Buffer.from(text)]);
}

for (const weight of parts.fonts) {
  write(`noto-sans-${weight}.woff2`,
    fs.readFileSync(path.join(packages, `@fontsource/noto-sans/files/noto-sans-latin-${weight}-normal.woff2`)));
}

const styles = components() + ourStyles();
const base = tokens(path.join(packages, '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css'), usedProperties(styles));
const linked = (css) => css.replace(/url\("?([^")]+)"?\)/g, (_, name) =>
  manifest[name] ? `url(${manifest[name]})` : fail(`url(${name}): no such file`));
write('app.css', linked(base + styles));
write('paper.css', linked(fonts() + sources('paper', '.css').map((file) => compact(postcss.parse(read(file), { from: file }))).join('')));
write('theme.css', theme(path.join(web, 'theme/voorbeeld.css')));
for (const file of sources('scripts', '.js')) write(path.basename(file), read(file));
write('icons.svg', sprite());
write('favicon.svg', read(path.join(web, 'icons/favicon.svg.in')));
licences();
written.push(['manifest.json', Buffer.from(`${JSON.stringify(manifest, Object.keys(manifest).sort(), 2)}\n`)]);

fs.rmSync(out, { recursive: true, force: true });
for (const [name, bytes] of written) {
  const file = path.join(out, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, bytes);
}

const weight = (name) => gzipSync(written.find(([file]) => file === manifest[name])[1], { level: 9 }).length;
const limits = { styles: [['app.css', 'theme.css'], 35_000], script: [['app.js'], 4_000],
  'all but the page': [['app.css', 'theme.css', 'app.js', ...parts.fonts.map((font) => `noto-sans-${font}.woff2`)], 52_000] };
for (const [what, [names, limit]] of Object.entries(limits)) {
  const bytes = names.reduce((sum, name) => sum + weight(name), 0);
  console.log(`${what}: ${bytes} bytes compressed, at most ${limit}`);
  if (bytes > limit) fail(`${what} is too heavy`);
}
