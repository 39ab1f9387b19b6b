// Reads a result page back into what it says, to lay it beside the answer of the API.
import { all, attribute, parse, text } from './site.mjs';

const heading = (part) => part.tagName === 'h3';

const guide = (item) => ({
  kind: text(all(item, '.aw-guide__kind')[0]),
  text: text(all(item, '.aw-guide__text')[0]),
  why: text(all(item, '.aw-guide__text + p')[0]),
  source: text(all(item, '.aw-source')[0]),
});

/// The parts of a section that stand under an element's name.
function elementsOf(section) {
  const parts = [];
  for (const part of section?.childElements ?? []) {
    if (heading(part)) parts.push({ element: text(part).toLowerCase(), guidance: [], texts: [], questions: 0 });
    else if (parts.length > 0) {
      const last = parts.at(-1);
      last.guidance.push(...all(part, '.aw-guide').map(guide));
      if (part.tagName === 'p') last.texts.push(text(part));
      if (part.tagName === 'ul' && !['aw-guides', 'aw-helpers'].some((list) => part.classList.contains(list))) last.questions += all(part, 'li').length;
    }
  }
  return parts;
}

export function readResult(html) {
  const page = parse(html);
  const section = (id) => all(page, 'section').find((each) => attribute(each, 'aria-labelledby') === id);
  const texts = (part, selector) => (part ? all(part, selector).map(text) : []);
  return {
    title: text(all(page, 'h1')[0]),
    headline: texts(page, '.aw-standout p'),
    warnings: texts(page, '.aw-warning'),
    picture: all(page, '.aw-balance-row').map((row) => ({
      name: text(all(row, '.aw-balance-row__name')[0]).toLowerCase(),
      label: attribute(all(row, 'svg.aw-balance-row__line')[0], 'aria-label'),
      text: text(row),
    })),
    role: (section('rol')?.childElements ?? []).filter((part) => part.tagName === 'p').map(text).join(' '),
    methodsTitle: text(all(page, '#methoden')[0]),
    outcome: text(all(page, '#methoden + p')[0]),
    methods: all(page, '.aw-card').map((card) => ({
      slug: attribute(all(card, '.aw-card__name a')[0], 'href').split('/').at(-1),
      name: text(all(card, '.aw-card__name')[0]),
      reasons: texts(card, '.aw-reasons li'),
      cautions: texts(card, '.aw-warning'),
      whyNotHigher: texts(card, 'details li'),
    })),
    whyNot: texts(page, '#waarom-niet .aw-flow li'),
    elements: elementsOf(section('per-element')),
    organisation: elementsOf(section('organisatie')),
    forms: all(page, 'form').map((form) => attribute(form, 'action')),
  };
}
