import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { sharedServer } from '../server.mjs';
import { Site } from '../site.mjs';
import { checkAdvice, requestOf, stories, titleOf } from './expectations.mjs';

const server = await sharedServer();
const site = new Site(server.address);
after(() => server.stop());

async function advise(request, headers) {
  const answer = await site.json('/api/v1/adviezen', request, headers);
  assert.equal(answer.status, 200, answer.html);
  return JSON.parse(answer.html);
}

/// The same value with the fields of every object in the opposite order.
const turned = (value) => {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([name, each]) => [name, turned(each)]));
};
/// The same question with every list in the opposite order too.
const listsTurned = (value) => {
  if (Array.isArray(value)) return value.map(listsTurned).reverse();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, listsTurned(each)]));
};
const outline = ({ aanwijzingen, methoden, uitkomst, rol, spanningen }) => ({
  guidance: aanwijzingen.map(({ id }) => id),
  methods: methoden.map(({ slug }) => slug),
  outcome: uitkomst,
  role: rol?.voorstel,
  tensions: spanningen.map(({ id }) => id),
});

describe('The API', () => {
  for (const story of stories) {
    const title = titleOf(story);
    it(`${title}: gives what the story expects`, async () => checkAdvice(story, await advise(requestOf(story))));

    it(`${title}: the order of the fields changes nothing`, async () => {
      const request = requestOf(story);
      assert.deepEqual(await advise(turned(request)), await advise(request));
      assert.deepEqual(outline(await advise(listsTurned(story.request))), outline(await advise(story.request)));
    });

    it(`${title}: what the text says needs no ticking`, async () => {
      const { omstandigheden, ...rest } = story.request;
      const advice = await advise(rest);
      const given = advice.aanwijzingen.map(({ id }) => id);
      assert.deepEqual(story.expect.guidance.filter((id) => !given.includes(id)), []);
      assert.equal(advice.rol?.voorstel, (await advise(story.request)).rol?.voorstel);
    });

    it(`${title}: in English the same advice in other words`, async () => {
      const dutch = await advise(story.request);
      const english = await advise(story.request, { 'Accept-Language': 'en' });
      assert.deepEqual(outline(english), outline(dutch));
      assert.notEqual(english.uitkomstTekst, dutch.uitkomstTekst);
    });

    it(`${title}: every topic that is given as a reason belongs to the method`, async () => {
      const { methoden } = await advise(story.request);
      for (const { slug, redenen } of methoden) {
        const method = JSON.parse((await site.get(`/api/v1/methoden/${slug}`)).html);
        const known = JSON.stringify(method).toLowerCase();
        for (const { soort, tekst } of redenen)
          if (soort === 'thema' || soort === 'omgeving' || soort === 'doelgroep')
            for (const name of tekst.replace(/\.$/, '').split(': ')[1].split(/, | en /))
              assert.ok(known.includes(name.toLowerCase()), `${slug}: ${tekst}`);
      }
    });
  }
});
