// What a story expects, laid beside the answer of the API.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { elements } from '../walk.mjs';

export const stories = JSON.parse(readFileSync(new URL('stories.json', import.meta.url)));
export const titleOf = ({ story, title }) => `${story} ${title}`;

/// The request with which all that the story expects can be seen.
export function requestOf({ request, expect }) {
  const asked = [...(expect.why_not_says?.methods ?? []), ...(expect.before ? [expect.before.later] : [])];
  return asked.length > 0 ? { ...request, waaromNiet: asked } : request;
}

/// How a ticked circumstance is told inside a sentence, as the experts wrote it.
const toldAs = new Map(elements.flatMap((element) => {
  const file = readFileSync(new URL(`../../content/elements/${element}.yaml`, import.meta.url), 'utf8');
  const [, part] = /^circumstances:\n([^]*?)^\w/m.exec(file);
  return part.split(/^  - id: /m).slice(1).map((item) => {
    const [, inline, below] = /^ +found:\s*(?:\{nl: (.+?), en:|nl: (.+))/m.exec(item);
    return [item.slice(0, item.indexOf('\n')), inline ?? below];
  });
}));

const matches = (pattern) => {
  const start = pattern.replace(/\*$/, '');
  return (id) => (pattern.endsWith('*') ? id.startsWith(start) : id === pattern);
};
const says = (text, words) => text.toLowerCase().includes(words.toLowerCase());
const sorted = (list) => [...list].sort();

const slugs = (advice, count) => advice.methoden.slice(0, count).map(({ slug }) => slug);
const methodOf = (advice, slug) => advice.methoden.find((method) => method.slug === slug);
/// A caution that must stand at a method wherever the method is shown.
const cautionsOf = (advice, slug) => methodOf(advice, slug)?.letOp;

/// One check for each word that a story's `expect` may hold.
const checks = {
  guidance: (advice, ids) => {
    const given = advice.aanwijzingen.map(({ id }) => id);
    for (const id of ids) assert.ok(given.includes(id), `${id} is missing from ${given}`);
  },
  no_guidance: (advice, patterns) => {
    for (const pattern of patterns)
      assert.deepEqual(advice.aanwijzingen.map(({ id }) => id).filter(matches(pattern)), [], pattern);
  },
  organisation: (advice, ids) => {
    for (const id of ids) assert.equal(advice.aanwijzingen.find((each) => each.id === id)?.niveau, 'organisatie', id);
  },
  first: (advice, slug) => assert.equal(advice.methoden[0]?.slug, slug),
  not_first: (advice, list) => assert.ok(!list.includes(advice.methoden[0]?.slug), `${advice.methoden[0]?.slug} stands first`),
  top3_one_of: (advice, list) =>
    assert.ok(slugs(advice, 3).some((slug) => list.includes(slug)), `none of ${list} in ${slugs(advice, 3)}`),
  not_in_top3: (advice, list) => {
    for (const slug of list) assert.ok(!slugs(advice, 3).includes(slug), `${slug} in ${slugs(advice, 3)}`);
  },
  top5: (advice, list) => {
    for (const slug of list) assert.ok(slugs(advice, 5).includes(slug), `${slug} not in ${slugs(advice, 5)}`);
  },
  top5_moves: (advice, { element, lean }) => {
    const { nodig } = advice.elementen.find((each) => each.element === element);
    assert.equal(nodig < 0 ? 'a' : 'b', lean, 'the way that is needed');
    const moving = advice.methoden.slice(0, 5).filter(({ redenen }) => redenen.some(({ soort, tekst }) =>
      soort === 'stand' && tekst.toLowerCase().startsWith(`${element}:`) && says(tekst, 'helpt die kant op')));
    assert.notEqual(moving.length, 0, `no method of ${slugs(advice, 5)} moves ${element}`);
  },
  methods: (advice, list) => assert.deepEqual(slugs(advice), list),
  before: (advice, { first, later }) => {
    const order = slugs(advice);
    assert.ok(order.includes(first), `${first} is not shown`);
    if (order.includes(later)) assert.ok(order.indexOf(first) < order.indexOf(later), `${later} stands before ${first}`);
    const answer = advice.waaromNiet.find(({ slug }) => slug === later);
    assert.ok(answer.redenen.length > 0, `nothing says why ${later} stands lower`);
  },
  first_element: (advice, element) => {
    assert.ok(says(advice.valtOp[0], element), advice.valtOp[0]);
    const first = advice.aanwijzingen[0].element;
    assert.equal(first, element, 'the first guidance belongs to the largest difference');
  },
  headline_says: (advice, words) =>
    assert.ok([words].flat().every((each) => says(advice.valtOp.join(' '), each)), advice.valtOp.join(' ')),
  outcome: (advice, outcome) => assert.equal(advice.uitkomst, outcome),
  outcome_says: (advice, words) => {
    for (const each of words) assert.ok(says(advice.uitkomstTekst, each), `"${each}" is not in: ${advice.uitkomstTekst}`);
  },
  no_theme_reason: (advice) => {
    for (const { slug, redenen } of advice.methoden)
      assert.deepEqual(redenen.filter(({ soort }) => soort === 'thema'), [], slug);
  },
  reason_from: (advice, { method, source }) =>
    assert.ok(methodOf(advice, method)?.redenen.some(({ bron }) => bron === source), `${method} has no reason of ${source}`),
  reason_says: (advice, { method, words }) => {
    const reasons = methodOf(advice, method)?.redenen.map(({ tekst }) => tekst).join(' ') ?? '';
    for (const each of words) assert.ok(says(reasons, each), `${method} has no reason with "${each}": ${reasons}`);
  },
  caution_kind: (advice, { method, kind }) => {
    const cautions = cautionsOf(advice, method);
    assert.ok(!cautions || cautions.some(({ soort }) => soort === kind), `${method} is shown without ${kind}`);
  },
  caution_says: (advice, { method, words }) => {
    const cautions = cautionsOf(advice, method);
    const all = cautions?.map(({ tekst, datum }) => `${tekst} ${datum}`).join(' ');
    for (const each of words) assert.ok(!cautions || says(all, each), `${method} is shown without "${each}": ${all}`);
  },
  role: (advice, roles) => {
    if (roles.length === 0) assert.equal(advice.rol, null);
    else {
      assert.ok(roles.includes(advice.rol?.voorstel), advice.rol?.voorstel);
      assert.ok(says(advice.rol.tekst, 'omdat'), advice.rol.tekst);
    }
  },
  any_tension: (advice) => assert.notEqual(advice.spanningen.length, 0),
  tension_elements: (advice, list) => {
    for (const wanted of list)
      assert.ok(advice.spanningen.some(({ elementen }) => sorted(elementen).join() === sorted(wanted).join()), `no tension of ${wanted}`);
  },
  tension_says: (advice, words) =>
    assert.ok(advice.spanningen.some(({ tekst }) => words.every((each) => says(tekst, each))), `no tension says ${words}`),
  remarks: (advice, ids) => {
    for (const id of ids) assert.ok(advice.opmerkingen.some((each) => each.id === id), `no remark ${id}`);
  },
  sub_questions: (advice, list) => {
    assert.deepEqual(sorted(advice.elementen.filter((each) => each.deelvragen).map(({ element }) => element)), sorted(list));
    for (const { deelvragen } of advice.elementen)
      if (deelvragen) assert.ok(deelvragen.werker.length > 0 && deelvragen.organisatie.length > 0);
  },
  why_not_says: (advice, { methods, words }) => {
    for (const slug of methods) {
      const answer = advice.waaromNiet.find((each) => each.slug === slug);
      assert.ok(says(answer.redenen.join(' '), words), `${slug}: ${answer.redenen.join(' ')}`);
    }
  },
  // Seen on the pages, not in the API: see page.spec.mjs.
  asks_reason: () => {},
};

/// True of every story: what is said holds words of this case, and what is quoted was really typed.
function checkWords(advice, { initiatief, wensen, omstandigheden }) {
  const typed = `${initiatief?.omschrijving ?? ''}\n${wensen?.tekst ?? ''}`;
  const labels = advice.elementen.flatMap(({ uitleg }) =>
    [...uitleg.matchAll(/(?:Nodig is|Nu is het): ([^.]+)\./g)].map(([, label]) => label));
  const wishes = [...(wensen?.gekozen ?? []), ...advice.herkend.filter(({ soort }) => soort === 'wens').map(({ id }) => id)]
    .map((wish) => wish.replaceAll('-', ' '));
  for (const { id, waarom } of advice.aanwijzingen) {
    const told = [...labels, ...wishes, ...(omstandigheden ?? []).map((each) => toldAs.get(each))].some((each) => says(waarom, each));
    const quoted = [...waarom.matchAll(/“([^”]+)”/g)].some(([, words]) => typed.includes(words));
    assert.ok(told || quoted, `${id} says nothing of this case: ${waarom}`);
  }
  const quotes = JSON.stringify([advice.aanwijzingen, advice.methoden, advice.opmerkingen]).matchAll(/U schreef “([^”]+)”/gi);
  for (const [, words] of quotes) assert.ok(typed.includes(JSON.parse(`"${words}"`)), `nobody wrote “${words}”`);
  for (const { woorden } of advice.herkend) assert.ok(typed.includes(woorden), `nobody wrote “${woorden}”`);
}

export function checkAdvice({ request, expect }, advice) {
  for (const [name, wanted] of Object.entries(expect)) {
    assert.ok(checks[name], `no check is called ${name}`);
    checks[name](advice, wanted);
  }
  checkWords(advice, request);
  for (const element of advice.elementen) assert.ok(element.uitleg.length > 0, element.element);
  for (const method of advice.methoden) assert.ok(method.redenen.length > 0, `${method.slug} has no reason`);
}
