import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { readResult } from '../result.mjs';
import { sharedServer } from '../server.mjs';
import { attribute, all, parse, Site, text } from '../site.mjs';
import { elements, walkAtOnce, walkStepByStep } from '../walk.mjs';
import { requestOf, stories, titleOf } from './expectations.mjs';

const server = await sharedServer();
const site = new Site(server.address);
after(() => server.stop());

const advise = async (request) => JSON.parse((await site.json('/api/v1/adviezen', request)).html);

async function resultAt(path) {
  const answer = await site.get(path);
  assert.equal(answer.status, 200, path);
  return readResult(answer.html);
}

const texts = (list) => list.map(({ tekst }) => tekst);
const ownGuidance = (advice, element) =>
  advice.aanwijzingen.filter((each) => each.element === element && each.niveau !== 'organisatie');
const ofOrganisation = (advice, element) =>
  advice.aanwijzingen.filter((each) => each.element === element && each.niveau === 'organisatie');

function sameGuidance(shown, given, where) {
  assert.deepEqual(shown.map((each) => each.text), texts(given), where);
  for (const [at, { waarom }] of given.entries()) assert.ok(shown[at].why.endsWith(waarom), `${where}: ${shown[at].why}`);
}

const bySource = (reasons) => [...new Set(reasons.map(({ bron }) => bron))]
  .map((source) => texts(reasons.filter(({ bron }) => bron === source)).join(' '));

/// The page says what the API says, in the same order and the same words.
function samePage(page, advice) {
  assert.deepEqual(page.headline, advice.valtOp);
  assert.equal(page.outcome, advice.uitkomstTekst);
  assert.deepEqual(page.methods.map(({ slug }) => slug), advice.methoden.map(({ slug }) => slug));
  for (const [at, { slug, naam, redenen, letOp }] of advice.methoden.entries()) {
    const shown = page.methods[at];
    assert.equal(shown.name, naam);
    // A source is named once, with all its reasons behind it.
    for (const [nth, said] of bySource(redenen).entries()) assert.ok(shown.reasons[nth]?.endsWith(said), `${slug}: ${said}`);
    assert.equal(shown.cautions.length, letOp.length, slug);
    for (const [nth, { tekst }] of letOp.entries()) assert.ok(shown.cautions[nth].includes(tekst), `${slug}: ${tekst}`);
  }
  for (const element of elements) {
    const own = page.elements.find((each) => each.element === element);
    sameGuidance(own.guidance, ownGuidance(advice, element), element);
    const { uitleg, deelvragen } = advice.elementen.find((each) => each.element === element);
    assert.ok(own.texts.includes(uitleg), uitleg);
    assert.equal(own.questions, (deelvragen?.werker.length ?? 0) + (deelvragen?.organisatie.length ?? 0), element);
    const beyond = page.organisation.find((each) => each.element === element)?.guidance ?? [];
    sameGuidance(beyond, ofOrganisation(advice, element), `${element}, organisation`);
  }
  for (const said of [...texts(advice.spanningen), ...texts(advice.opmerkingen)])
    assert.ok(page.warnings.some((each) => each.endsWith(said)), said);
  if (advice.rol) assert.ok(page.role.includes(advice.rol.tekst), page.role);
  else assert.match(page.role, /\p{L}{3}/u, 'the page says that no role is suggested yet');
}

/// A balance is no score: it is told in words.
function checkPicture(page, advice) {
  assert.deepEqual(page.picture.map(({ name }) => name), elements);
  for (const { name, label, text: seen } of page.picture) {
    assert.doesNotMatch(`${label} ${seen}`, /\d|totaal|gemiddeld|score|punten/i);
    const { nodig } = advice.elementen.find(({ element }) => element === name);
    if (nodig === null) assert.match(label, /nog niet bekend/);
  }
}

describe('The pages', () => {
  for (const story of stories) {
    const title = titleOf(story);
    const { expect } = story;

    it(`${title}: all on one page gives what the API gives`, async () => {
      const request = requestOf(story);
      const advice = await advise(request);
      const path = await walkAtOnce(site, story.request);
      const page = await resultAt(path);
      samePage(page, advice);
      checkPicture(page, advice);
      for (const { slug, redenen } of advice.waaromNiet ?? [])
        assert.deepEqual((await resultAt(`${path}?waarom-niet=${slug}`)).whyNot, redenen);
      if (expect.first_element) assert.equal(page.elements[0].element, expect.first_element);
      for (const id of expect.organisation ?? []) {
        const { tekst } = advice.aanwijzingen.find((each) => each.id === id);
        assert.ok(page.organisation.some(({ guidance }) => guidance.some((each) => each.text === tekst)), id);
      }
    });

    it(`${title}: step by step gives the same advice`, async () => {
      const asksReason = [];
      const seen = (step, html) => {
        if (all(parse(html), 'input').some((input) => attribute(input, 'name') === `${step}-reden`)) asksReason.push(step);
        if (step === 'initiatief') assert.match(text(all(parse(html), '#omschrijving-uitleg')[0]), /geen namen .* gezondheid/);
      };
      const path = await walkStepByStep(site, story.request, '', seen);
      samePage(await resultAt(path), await advise(story.request));
      for (const element of expect.asks_reason ?? []) assert.ok(asksReason.includes(element), element);
    });

    it(`${title}: the walk in English gives the same methods`, async () => {
      const page = await resultAt(await walkStepByStep(site, english(story.request), '/en'));
      const advice = await advise(story.request);
      assert.deepEqual(page.methods.map(({ slug }) => slug), advice.methoden.map(({ slug }) => slug));
    });
  }
});

/// Names of choices are Dutch in the stories; the ids that stand for them are the same in every language.
function english(request) {
  const id = (name) => ({ 'met rust gelaten worden': 'met-rust-gelaten' })[name] ?? name.replaceAll(' ', '-');
  const { initiatief, wensen } = request;
  return {
    ...request,
    initiatief: Object.fromEntries(Object.entries(initiatief).map(([name, value]) => [name, Array.isArray(value) ? value.map(id) : value])),
    wensen: { ...wensen, gekozen: wensen.gekozen.map(id) },
  };
}
