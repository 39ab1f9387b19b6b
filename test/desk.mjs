// The people who work at the editors' desk in every test, and how they sign in.
import assert from 'node:assert/strict';

import { run } from './server.mjs';
import { all, attribute, decode, parse, Site, text } from './site.mjs';

export const password = 'een zin om te onthouden';
export const people = { reader: 'roos', reviewer: 'joost', editor: 'saskia', administrator: 'beheer' };
export const sessionCookie = '__Host-aw-session';

/// The address of a link that sets a password.
export const linkIn = (out) => /\/uitnodiging\/[a-z2-7]{32}/.exec(out)?.[0];

/// An account with this role, made once a database. Answers its name.
export async function account(server, role, name = people[role]) {
  const database = server.database ?? `sqlite:${server.file}`;
  const { code, out } = await run(['account', 'add', '--database', database, '--role', role, name]);
  // Another file may have made it already.
  if (code === 0) await new Site(server.address).send(linkIn(out), { nieuw: password });
  return name;
}

/// The session of somebody who signs in: the value of the cookie.
export async function signIn(server, role, name) {
  const answer = await new Site(server.address).post('/inloggen', { naam: await account(server, role, name), wachtwoord: password });
  assert.equal(answer.status, 303, answer.html);
  return /__Host-aw-session=([a-z2-7]+)/.exec(answer.headers.get('set-cookie'))[1];
}

/// A visitor without a browser who is signed in.
export async function deskOf(server, role, name) {
  return new Site(server.address, { Cookie: `${sessionCookie}=${await signIn(server, role, name)}` });
}

/// A collection that the editor made and somebody else published, made once a database. Answers its slug.
export async function publishedCollection(server) {
  const editor = await deskOf(server, 'editor');
  const begun = await editor.post('/redactie/verzamelingen', { naam: 'Groen in de buurt' });
  const slug = 'groen-in-de-buurt';
  if (begun.status !== 303) return slug;
  const path = begun.location;
  const save = async (values) => editor.send(path, changed(fieldsOf((await editor.get(path)).html), values));
  await save({ ...greenCollection, erbij: 'Kern met Pit', doe: 'erbij' });
  await save({ erbij: 'Buurt bestuurt', doe: 'erbij' });
  await save({ 'methods.0.note': 'De groep beslist zelf.', 'methods.1.note': 'Let op de uren van de politie.', doe: 'voorstellen' });
  await (await deskOf(server, 'reviewer')).send(path, { doe: 'publiceren' });
  return slug;
}
export const greenCollection = {
  'name.en': 'Green in the neighbourhood',
  'text.nl': 'Methoden voor wie samen een plein groener maakt.',
  'text.en': 'Methods for making a square greener together.',
  introduction: 'Vraag eerst wat de groep al doet.\n\n## Hoe u kiest\n\n- Kijk eerst rond.\n- Kies dan pas.',
};
/// A token of the API for somebody with this role, and its name.
let tokens = 0;
export async function tokenOf(server, role, scopes, name = people[role]) {
  const desk = await deskOf(server, role, name);
  const sleutel = `proef ${process.pid}-${++tokens}`;
  const { html } = await desk.post('/account/sleutels', { sleutel, mag: scopes, duur: '30' });
  const token = text(all(parse(html), '.aw-copy')[0]);
  assert.match(token, /^awt_[a-z2-7]{32}$/, html);
  return { token, name: sleutel, desk };
}

/// The fields of the form of a draft, as a browser would send them.
export function fieldsOf(html) {
  const form = all(parse(html), 'form').find((each) => all(each, 'input').some((field) => attribute(field, 'name') === 'saves'));
  if (!form) return [];
  const fields = [];
  for (const field of all(form, 'input, textarea, select')) {
    const name = attribute(field, 'name');
    const type = attribute(field, 'type');
    if (type === 'checkbox' && !field.hasAttribute('checked')) continue;
    if (field.nodeName === 'select') {
      const chosen = all(field, 'option').find((option) => option.hasAttribute('selected')) ?? all(field, 'option')[0];
      fields.push([name, attribute(chosen, 'value')]);
    } else if (field.nodeName === 'textarea') {
      fields.push([name, decode(field.textContent).replace(/^\n/, '')]);
    } else {
      fields.push([name, attribute(field, 'value') ?? '']);
    }
  }
  return fields;
}

/// The same fields with other values; a value may be a list.
export const changed = (fields, values) => [
  ...fields.filter(([name]) => !(name in values)),
  ...Object.entries(values).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
];

/// Proposes a draft with other values in its form.
export const propose = async (desk, path, values = {}) =>
  desk.post(path, changed(fieldsOf((await desk.get(path)).html), { ...values, doe: 'voorstellen' }));
