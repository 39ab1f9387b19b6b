// Fills in the forms of the walk from a situation as the API takes it.
import { all, attribute, parse, text } from './site.mjs';

export const elements = ['animo', 'contact', 'toerusting', 'inbedding', 'empathie'];
export const steps = ['initiatief', ...elements, 'wensen'];

/// Which value of a form's tick boxes stands for a name: machines may send names, a form sends values.
export function choicesOf(html) {
  const page = parse(html);
  const labels = new Map(all(page, 'label').map((label) => [attribute(label, 'for'), text(label).toLowerCase()]));
  const boxes = all(page, 'input').filter((input) => attribute(input, 'type') === 'checkbox');
  return (name, wanted) => {
    const found = boxes.find((box) => attribute(box, 'name') === name &&
      (attribute(box, 'value') === wanted || labels.get(attribute(box, 'id')) === wanted.toLowerCase()));
    if (!found) throw new Error(`no box of ${name} says ${wanted}`);
    return attribute(found, 'value');
  };
}

/// The names and values with which a browser would send the form as it stands, without its buttons.
export function valuesOf(form) {
  const values = [];
  for (const field of all(form, 'input, textarea, select')) {
    const name = attribute(field, 'name');
    const type = attribute(field, 'type');
    if (!name) continue;
    if (field.tagName === 'select') {
      const options = all(field, 'option');
      const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0];
      values.push([name, attribute(chosen, 'value')]);
    } else if (field.tagName === 'textarea') values.push([name, field.textContent.replace(/^\n/, '')]);
    else if (type !== 'checkbox' && type !== 'radio') values.push([name, attribute(field, 'value') ?? '']);
    else if (field.hasAttribute('checked')) values.push([name, attribute(field, 'value') ?? 'on']);
  }
  return values;
}

export const formOf = (html, id) => all(parse(html), 'form').find((form) => attribute(form, 'id') === id);

/// The answers of one step as the fields of its form; `boxes` finds the circumstances that this form offers.
export function fieldsOf(step, request, choice, circumstancesOf) {
  const { initiatief = {}, standen = {}, omstandigheden = [], wensen = {}, geprobeerd = [] } = request;
  if (step === 'initiatief')
    return {
      omschrijving: initiatief.omschrijving ?? '',
      thema: (initiatief.themas ?? []).map((each) => choice('thema', each)),
      doelgroep: (initiatief.doelgroepen ?? []).map((each) => choice('doelgroep', each)),
      omgeving: (initiatief.omgevingen ?? []).map((each) => choice('omgeving', each)),
      fase: initiatief.fase ?? '',
      ...Object.fromEntries(geprobeerd.flatMap(({ methode, ging }, at) =>
        [[`geprobeerd-${at + 1}`, methode], [`ging-${at + 1}`, ging ?? '']])),
    };
  if (step === 'wensen')
    return {
      wens: (wensen.gekozen ?? []).map((each) => choice('wens', each)),
      'wens-tekst': wensen.tekst ?? '',
      leiding: initiatief.leiding ?? '',
    };
  const { nodig, nu } = standen[step] ?? {};
  return {
    [`${step}-nodig`]: nodig ?? 'onbekend',
    [`${step}-nu`]: nu ?? [],
    [`${step}-reden`]: '',
    [`${step}-notitie`]: '',
    [`${step}-omstandigheid`]: omstandigheden.filter((each) => circumstancesOf(step).includes(each)),
  };
}

/// Which circumstances a form offers at an element.
export function circumstancesIn(html) {
  const page = parse(html);
  return (step) => all(page, 'input').filter((input) => attribute(input, 'name') === `${step}-omstandigheid`)
    .map((input) => attribute(input, 'value'));
}

/// Sends everything at once; answers the address of the result.
export async function walkAtOnce(site, request, language = '') {
  const path = `${language}/actie/kort`;
  const { html } = await site.get(path);
  const choice = choicesOf(html);
  const fields = Object.assign({}, ...steps.map((step) => fieldsOf(step, request, choice, circumstancesIn(html))));
  return site.send(path, fields);
}

/// Goes from page to page as a visitor without script does: what a page has ticked beforehand stays ticked.
export async function walkStepByStep(site, request, language = '', seen = () => {}) {
  const choices = choicesOf((await site.get(`${language}/actie/kort`)).html);
  let path = `${language}/actie`;
  for (const step of steps) {
    const { html, status } = await site.get(path);
    if (status !== 200) throw new Error(`GET ${path}: ${status}`);
    const form = formOf(html, `stap-${step}`);
    seen(step, html);
    const typed = fieldsOf(step, request, choices, circumstancesIn(html));
    const kept = valuesOf(form).filter(([name]) => name === 'stand' || name.endsWith('-omstandigheid'));
    const values = new URLSearchParams([...kept, ['naar', 'volgende']]);
    for (const [name, value] of Object.entries(typed))
      for (const each of [value].flat()) if (!values.has(name, String(each))) values.append(name, String(each));
    path = await site.send(attribute(form, 'action'), [...values]);
  }
  const check = await site.get(path);
  seen('controle', check.html);
  return path.replace('/actie/', '/advies/').replace('/controle', '');
}
