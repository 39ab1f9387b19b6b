// Every page there is, with what it takes to get there. A page is named once for each state that looks different.
import { readFileSync } from 'node:fs';

import { changed, deskOf, fieldsOf, greenCollection, linkIn, publishedCollection } from '../desk.mjs';
import { troubled } from '../links.mjs';
import { run } from '../server.mjs';
import { upload } from '../uploads.mjs';
import { walkAtOnce } from '../walk.mjs';

const stories = JSON.parse(readFileSync(new URL('../stories/stories.json', import.meta.url)));
const requestOf = (number) => stories.find(({ story }) => story === number).request;

/// Ids stand for the same choice in every language; the stories hold Dutch names.
const ids = (list) => list.map((name) => ({ 'met rust gelaten worden': 'met-rust-gelaten' })[name] ?? name.replaceAll(' ', '-'));
export function storyRequest(number) {
  const { initiatief, wensen, ...rest } = requestOf(number);
  const { omschrijving, themas, doelgroepen, omgevingen } = initiatief;
  return {
    ...rest,
    initiatief: { omschrijving, themas: ids(themas), doelgroepen: ids(doelgroepen), omgevingen: ids(omgevingen) },
    wensen: { ...wensen, gekozen: ids(wensen.gekozen) },
  };
}

/// The address of a result, and the one under which its answers stand.
export const adviceOf = (site, prefix, number = 1) => walkAtOnce(site, storyRequest(number), prefix);
export const draftOf = async (site, prefix, number = 1) => (await adviceOf(site, prefix, number)).replace('/advies/', '/actie/');
export async function keptOf(site, prefix, number = 1) {
  const advice = await adviceOf(site, prefix, number);
  return site.send(`${advice}/bewaren`, {});
}
export async function goneOf(site, prefix) {
  const advice = await adviceOf(site, prefix);
  await site.post(`${advice}/wissen`);
  return advice;
}

/// `path` says where the page stands; `reach` walks on from there, for pages that only answer a form.
const page = (subject, route, name, path, more = {}) => ({ subject, route, name, path, ...more });
const fixed = (subject, route, name, path = route, more = {}) => page(subject, route, name, (_, prefix) => prefix + path || '/', more);

const stepPages = ['initiatief', 'animo', 'contact', 'toerusting', 'inbedding', 'empathie', 'wensen'].map((step) =>
  page('assessments', '/actie/{token}/{step}', `stap-${step}`, async (site, prefix) => `${await draftOf(site, prefix)}/${step}`));
const elementPages = ['animo', 'contact', 'toerusting', 'inbedding', 'empathie'].map((element) =>
  fixed('elements', '/elementen/{element}', `element-${element}`, `/elementen/${element}`));
const send = (button) => async (view) => {
  await Promise.all([view.waitForNavigation(), view.click(button)]);
};

/// An invitation that nobody used yet; each asks for a name of its own.
let invited = 0;
async function invitation(site, prefix, server) {
  const name = `gast-${process.pid}-${++invited}`;
  const { out } = await run(['account', 'add', '--database', `sqlite:${server.file}`, '--role', 'reader', name]);
  return prefix + linkIn(out);
}

/// Keys for programs; each has a name of its own.
let keys = 0;

/// A draft of the editor, and a proposal with another summary by somebody else.
const draft = async (site, prefix, server) => prefix + await (await deskOf(server, 'editor')).send('/redactie/methoden/buurt-bestuurt/wijzigen', {});
async function proposal(site, prefix, server) {
  const desk = await deskOf(server, 'administrator');
  const path = await desk.send('/redactie/methoden/kern-met-pit/wijzigen', {});
  const fields = fieldsOf((await desk.get(path)).html);
  if (fields.length > 0)
    await desk.post(path, changed(fields, { 'summary.nl': 'Een wedstrijd voor bewoners die samen iets maken voor hun dorp of buurt.', doe: 'voorstellen' }));
  return prefix + path;
}

/// All methods as JSON, one of them with another summary and one more.
export async function changedList(site) {
  const { methoden } = JSON.parse((await site.get('/uitvoer/methoden/json')).html);
  const changedOne = methoden.find(({ slug }) => slug === 'kan-wel');
  const added = { slug: 'wijkbankje', velden: { ...changedOne.velden, name: 'Wijkbankje', other_names: [] } };
  changedOne.velden['summary.nl'] = 'Bewoners maken hun eigen plan, en een coach helpt.';
  return JSON.stringify({ methoden: [...methoden, added] });
}
/// A table in which three cells and a column are wrong.
export async function faultyList(site) {
  const lines = (await site.get('/uitvoer/methoden/csv?zoek=kern+met+pit')).html.split('\r\n');
  const wrong = lines[1].replace(/leefbaarheid/, 'onzin').replace(/\bhttps?:[^;"]+/, 'geen adres');
  return [`${lines[0]};kleur`, `${wrong};groen`, `${wrong};`].join('\r\n');
}
/// Chooses a file on the page of the import, and sends it.
const choose = (name, bytes) => async (view, site) => {
  await view.setInputFiles('#bestand', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(await bytes(site)) });
  await send('form[action$="/redactie/invoer"] button')(view);
};
async function proposedImport(site, prefix, server) {
  const desk = await deskOf(server, 'administrator');
  const { location } = await upload(desk, '/redactie/invoer', 'lijst van de provincie.json', await changedList(site), { toelichting: 'De provincie las alles na.' });
  await desk.send(location, { doe: 'voorstellen' });
  return prefix + location;
}

/// A collection that was published, and a draft to change it.
const ownCollection = (below = '') => async (site, prefix, server) => `${prefix}/verzamelingen/${await publishedCollection(server)}${below}`;
const deskCollection = (below = '') => async (site, prefix, server) => `${prefix}/redactie/verzamelingen/${await publishedCollection(server)}${below}`;
const collectionDraft = async (site, prefix, server) =>
  prefix + await (await deskOf(server, 'editor')).send(`/redactie/verzamelingen/${await publishedCollection(server)}/wijzigen`, {});
async function collectionProposal(site, prefix, server) {
  const desk = await deskOf(server, 'administrator');
  const path = await desk.send(`/redactie/verzamelingen/${await publishedCollection(server)}/wijzigen`, {});
  const fields = fieldsOf((await desk.get(path)).html);
  if (fields.length > 0) await desk.post(path, changed(fields, { ...greenCollection, introduction: 'Vraag eerst wat de groep wil.', doe: 'voorstellen' }));
  return prefix + path;
}

export const pages = [
  fixed('start', '/', 'start', ''),

  fixed('assessments', '/actie', 'begin'),
  fixed('assessments', '/actie', 'begin-fout', '/actie', { status: 400, reach: send('button[value=volgende]') }),
  fixed('assessments', '/actie/kort', 'kort'),
  fixed('assessments', '/actie/kort', 'kort-fout', '/actie/kort', { status: 400, reach: send('.aw-form .utrecht-button--primary-action') }),
  ...stepPages,
  page('assessments', '/actie/{token}/{step}', 'stap-fout', async (site, prefix) => {
    const next = await site.send(`${prefix}/actie`, { omschrijving: 'Bewoners willen een moestuin.' });
    return next;
  }, { status: 400, reach: send('button[value=volgende]') }),
  page('assessments', '/actie/{token}/{step}', 'stap-botsing', async (site, prefix) => `${await draftOf(site, prefix)}/wensen`, {
    status: 409,
    reach: async (view, site) => {
      await site.send(new URL(view.url()).pathname, { wens: 'geld', 'wens-tekst': 'in het andere venster' });
      await view.fill('#wens-tekst', 'in dit venster');
      await send('button[value=volgende]')(view);
    },
  }),
  page('assessments', '/actie/{token}/controle', 'controle', async (site, prefix) => `${await draftOf(site, prefix)}/controle`),
  page('assessments', '/actie/{token}/kort', 'kort-ingevuld', async (site, prefix) => `${await draftOf(site, prefix)}/kort`),
  page('assessments', '/actie/{token}/controle', 'gewist', async (site, prefix) => `${await draftOf(site, prefix)}/controle`, {
    reach: send('form[data-forget] button'),
  }),

  page('advice', '/advies/{token}', 'advies', (site, prefix) => adviceOf(site, prefix)),
  page('advice', '/advies/{token}', 'advies-niets-past', (site, prefix) => adviceOf(site, prefix, 2)),
  page('advice', '/advies/{token}', 'advies-opmerkingen', (site, prefix) => adviceOf(site, prefix, 9)),
  page('advice', '/advies/{token}', 'advies-geen-methode', (site, prefix) => adviceOf(site, prefix, 10)),
  page('advice', '/advies/{token}', 'advies-weinig-bekend', (site, prefix) => adviceOf(site, prefix, 11)),
  page('advice', '/advies/{token}', 'advies-waarom-niet', async (site, prefix) => `${await adviceOf(site, prefix, 6)}?waarom-niet=dorpsspiegel`),
  page('advice', '/advies/{token}', 'advies-wat-als', async (site, prefix) => `${await adviceOf(site, prefix)}?als=1&animo=2&contact=2`),
  page('advice', '/advies/{token}', 'advies-bewaard', (site, prefix) => keptOf(site, prefix)),

  fixed('methods', '/methoden', 'methoden'),
  fixed('methods', '/methoden', 'methoden-gezocht', '/methoden?zoek=buurtbudget'),
  fixed('methods', '/methoden', 'methoden-gekozen', '/methoden?element=animo&omgeving=dorp'),
  fixed('methods', '/methoden', 'methoden-niets', '/methoden?zoek=xqzwvvk'),
  fixed('methods', '/methoden', 'methoden-tweede', '/methoden?pagina=2'),
  fixed('methods', '/methoden/{slug}', 'methode', '/methoden/kern-met-pit'),
  fixed('methods', '/methoden/{slug}', 'methode-bewijs', '/methoden/buurt-bestuurt'),
  fixed('methods', '/methoden/{slug}', 'methode-twijfel', '/methoden/eigen-kracht-conferentie'),
  fixed('methods', '/methoden/{slug}', 'methode-onbekend', '/methoden/kern-met-pitt', { status: 404 }),

  fixed('methods', '/methoden', 'methoden-tabel', '/methoden?weergave=tabel'),
  fixed('methods', '/methoden', 'methoden-onderzoek', '/methoden?bewijs=erkenning-interventies_goed-onderbouwd&richting=contact-b'),
  fixed('methods', '/vergelijken', 'vergelijken', '/vergelijken?methode=kern-met-pit&methode=buurt-bestuurt&methode=gay-straight-alliances'),
  fixed('methods', '/vergelijken', 'vergelijken-verschillen', '/vergelijken?methode=kern-met-pit&methode=keetkeur&verschillen=1'),
  fixed('methods', '/vergelijken', 'vergelijken-begin', '/vergelijken'),
  fixed('methods', '/vergelijken', 'vergelijken-fout', '/vergelijken?methode=kern-met-pit&methode=bestaat-niet', { status: 400 }),
  fixed('methods', '/methoden', 'methoden-niets-samen', '/methoden?zoek=buurtbudget&omgeving=school'),
  fixed('methods', '/methoden/{slug}/kaart', 'kaart', '/methoden/buurt-bestuurt/kaart'),
  fixed('methods', '/lijst/kaarten', 'kaarten', '/lijst/kaarten?methode=kern-met-pit&methode=eigen-kracht-conferentie&methode=verdwenen'),
  fixed('methods', '/lijst/kaarten', 'kaarten-geen', '/lijst/kaarten'),
  fixed('methods', '/lijst', 'lijst-leeg', '/lijst'),
  fixed('methods', '/lijst', 'lijst-gedeeld', '/lijst?methode=kern-met-pit&methode=buurt-bestuurt&methode=verdwenen'),
  fixed('methods', '/lijst', 'lijst', '/methoden/kern-met-pit', { cookies: ['aw-lijst'], reach: send('form[action$="/lijst"] button[type=submit]') }),

  ...['professional', 'beleidsmaker', 'leidinggevende', 'bewoner'].map((reader) =>
    fixed('entrances', '/voor/{reader}', `voor-${reader}`, `/voor/${reader}`)),
  fixed('entrances', '/voor/{reader}', 'voor-niemand', '/voor/niemand', { status: 404 }),
  ...elementPages,
  fixed('glossary', '/begrippen', 'begrippen'),
  fixed('collections', '/verzamelingen', 'verzamelingen'),
  fixed('collections', '/verzamelingen/{slug}', 'verzameling', '/verzamelingen/verkenning-plattelandsontwikkeling'),
  page('collections', '/verzamelingen/{slug}', 'verzameling-redactie', ownCollection()),
  page('collections', '/verzamelingen/{slug}/boekje', 'boekje', ownCollection('/boekje')),
  fixed('collections', '/redactie/verzamelingen', 'redactie-verzamelingen', '/redactie/verzamelingen', { as: 'editor' }),
  fixed('collections', '/redactie/verzamelingen', 'redactie-verzamelingen-fout', '/redactie/verzamelingen', {
    as: 'editor', status: 400, reach: send('form[action$="/redactie/verzamelingen"] button'),
  }),
  page('collections', '/redactie/verzamelingen/{slug}', 'redactie-verzameling', deskCollection(), { as: 'editor' }),
  page('collections', '/redactie/verzamelingen/{slug}', 'redactie-verzameling-intrekken-fout', deskCollection(), {
    as: 'editor', status: 400, reach: send('button[value=intrekken]'),
  }),
  page('collections', '/redactie/verzamelingen/{slug}/{version}', 'redactie-verzameling-concept', collectionDraft, { as: 'editor' }),
  page('collections', '/redactie/verzamelingen/{slug}/{version}', 'redactie-verzameling-fouten', collectionDraft, {
    as: 'editor', status: 400,
    reach: async (view) => {
      await view.locator('#name-en').fill('');
      await view.locator('#methods-0-note').fill('');
      await send('button[value=voorstellen]')(view);
    },
  }),
  page('collections', '/redactie/verzamelingen/{slug}/{version}', 'redactie-verzameling-versie', deskCollection('/1'), { as: 'reader' }),
  page('collections', '/redactie/verzamelingen/{slug}/{version}', 'redactie-verzameling-beoordelen', collectionProposal, { as: 'reviewer' }),
  page('collections', '/redactie/verzamelingen/{slug}/{version}/voorbeeld', 'redactie-verzameling-voorbeeld',
    async (...given) => `${await collectionDraft(...given)}/voorbeeld`, { as: 'editor' }),
  fixed('about', '/over', 'over'),
  fixed('about', '/privacy', 'privacy'),
  fixed('about', '/toegankelijkheid', 'toegankelijkheid'),

  fixed('collections', '/uitgaven/overzicht', 'overzicht'),
  fixed('open-data', '/data', 'data'),
  fixed('open-data', '/methoden/{slug}/insluiten', 'insluiten', '/methoden/kern-met-pit/insluiten'),

  fixed('accounts', '/inloggen', 'inloggen'),
  fixed('accounts', '/inloggen', 'inloggen-fout', '/inloggen', {
    status: 401,
    reach: async (view) => {
      await view.fill('#naam', 'iemand');
      await view.fill('#wachtwoord', 'een verkeerd wachtwoord');
      await send('main button[type=submit]')(view);
    },
  }),
  page('accounts', '/uitnodiging/{token}', 'uitnodiging', invitation),
  page('accounts', '/uitnodiging/{token}', 'uitnodiging-fout', invitation, { status: 400, reach: send('main button[type=submit]') }),
  fixed('accounts', '/account', 'account', '/account', { as: 'editor' }),
  fixed('accounts', '/account', 'account-fout', '/account', {
    as: 'editor', status: 400, reach: send('form[action$="/account/wachtwoord"] button'),
  }),
  fixed('accounts', '/account', 'account-sleutel-fout', '/account', {
    as: 'editor', status: 400, reach: send('section[aria-labelledby=sleutels] .aw-form button'),
  }),
  fixed('accounts', '/account', 'account-sleutel', '/account', {
    as: 'editor',
    reach: async (view) => {
      await view.fill('#sleutel', `Overzetten ${process.pid}-${++keys}`);
      await view.check('#mag-read');
      await view.check('#mag-write');
      await send('section[aria-labelledby=sleutels] .aw-form button')(view);
    },
  }),
  fixed('accounts', '/redactie/accounts', 'accounts', '/redactie/accounts', { as: 'administrator' }),
  fixed('accounts', '/redactie/accounts', 'accounts-mag-niet', '/redactie/accounts', { as: 'reader', status: 403 }),

  fixed('desk', '/redactie', 'redactie', '/redactie', { as: 'editor' }),
  fixed('desk', '/redactie', 'redactie-fout', '/redactie', { as: 'editor', status: 400, reach: send('form[action$="/redactie/methoden"] button') }),
  fixed('desk', '/redactie/methoden/{slug}', 'redactie-methode', '/redactie/methoden/kern-met-pit', { as: 'editor' }),
  fixed('desk', '/redactie/methoden/{slug}', 'redactie-intrekken-fout', '/redactie/methoden/kern-met-pit', {
    as: 'editor', status: 400, reach: send('button[value=intrekken]'),
  }),
  page('desk', '/redactie/methoden/{slug}/{version}', 'redactie-concept', draft, { as: 'editor' }),
  page('desk', '/redactie/methoden/{slug}/{version}', 'redactie-tekst', async (...given) => `${await draft(...given)}?als=tekst`, { as: 'editor' }),
  page('desk', '/redactie/methoden/{slug}/{version}', 'redactie-fouten', draft, {
    as: 'editor', status: 400,
    reach: async (view) => {
      await view.locator('#summary-nl').fill('');
      await view.locator('#where').fill('');
      await send('button[value=voorstellen]')(view);
    },
  }),
  fixed('desk', '/redactie/methoden/{slug}/{version}', 'redactie-versie', '/redactie/methoden/kern-met-pit/1', { as: 'reader' }),
  page('desk', '/redactie/methoden/{slug}/{version}', 'redactie-beoordelen', proposal, { as: 'reviewer' }),
  page('desk', '/redactie/methoden/{slug}/{version}/voorbeeld', 'redactie-voorbeeld', async (...given) => `${await draft(...given)}/voorbeeld`, { as: 'editor' }),
  fixed('desk', '/redactie/methoden/{slug}/databank', 'redactie-databank', '/redactie/methoden/paled-methode/databank', { as: 'editor' }),
  fixed('imports', '/redactie/invoer', 'invoer', '/redactie/invoer', { as: 'editor' }),
  fixed('imports', '/redactie/invoer', 'invoer-geen-bestand', '/redactie/invoer', { as: 'editor', status: 400, reach: send('form[action$="/redactie/invoer"] button') }),
  fixed('imports', '/redactie/invoer', 'invoer-fouten', '/redactie/invoer', { as: 'editor', status: 400, reach: choose('lijst.csv', faultyList) }),
  fixed('imports', '/redactie/invoer/{import}', 'invoer-bekijken', '/redactie/invoer', { as: 'editor', reach: choose('lijst.json', changedList) }),
  page('imports', '/redactie/invoer/{import}', 'invoer-beoordelen', proposedImport, { as: 'reviewer' }),
  page('imports', '/redactie/invoer/{import}', 'invoer-teruggeven-fout', proposedImport, { as: 'reviewer', status: 400, reach: send('button[value=teruggeven]') }),
  fixed('desk', '/methoden/{slug}/reactie', 'reactie', '/methoden/kern-met-pit/reactie?onderdeel=hoe'),
  fixed('desk', '/methoden/{slug}/reactie', 'reactie-fout', '/methoden/kern-met-pit/reactie', { status: 400, reach: send('main form button') }),
  fixed('desk', '/voorstel', 'voorstel'),

  page('links', '/redactie/links', 'links', async (site, prefix, server) => {
    await troubled(server);
    return `${prefix}/redactie/links?gedaan=controleren`;
  }, { as: 'editor' }),
  page('links', '/methoden/{slug}', 'methode-link-werkt-niet', async (site, prefix, server) => {
    await troubled(server);
    return `${prefix}/methoden/abcd`;
  }),

  fixed('api-docs', '/api/v1/documentatie', 'api'),

  fixed('problem', null, 'niet-gevonden', '/bestaat-niet', { status: 404 }),
  page('problem', null, 'gewist-adres', goneOf, { status: 410 }),
];

/// Addresses that answer with something else than a page; the test that looks at each.
export const withoutPage = {
  '/actie/{token}': 'assessments: an address without a step goes on where it was left',
  '/uitvoer/methoden/{form}': 'open-data: a list of methods in five forms',
  '/uitgaven/overzicht.pdf': 'open-data: the overview as a PDF',
  '/methoden/wijzigingen.atom': 'open-data: the feed',
  '/data/catalogus.ttl': 'open-data: the catalogue',
  '/data/begrippen.ttl': 'open-data: the vocabulary',
  '/sitemap.xml': 'open-data: the map of the site',
  '/opensearch.xml': 'open-data: how a browser searches here',
  '/oembed': 'open-data: a card for other sites',
  '/advies/{token}/json': 'advice: the answers and the advice can be downloaded',
};

/// The table of src/pages/routes.cpp, as [method, path].
export function routes() {
  const source = readFileSync(new URL('../../src/pages/routes.cpp', import.meta.url), 'utf8');
  return [...source.matchAll(/^\s*\{"([A-Z]+)", "([^"]+)"/gm)].map(([, method, path]) => [method, path]);
}
