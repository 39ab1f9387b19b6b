// A visitor without a browser: asks pages, sends forms and reads what came back.
import { HtmlValidate, Parser } from 'html-validate';

const named = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
export const decode = (text) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) =>
    decimal ? String.fromCodePoint(Number(decimal)) : hex ? String.fromCodePoint(parseInt(hex, 16)) : (named[name] ?? all));

const parser = new Parser(new HtmlValidate({ root: true }).getConfigForSync('page.html'));
export const parse = (html) => parser.parseHtml(html);
export const all = (part, selector) => [...part.querySelectorAll(selector)];
export const attribute = (part, name) => {
  const value = part?.getAttributeValue(name);
  return value === null || value === undefined ? null : decode(value);
};
/// What a reader sees, with runs of white space as one space.
export const text = (part) => (part ? decode(part.textContent).replace(/\s+/g, ' ').trim() : '');
/// What a reader sees on a page, without what surrounds every page.
export const main = (html) => text(all(parse(html), 'main')[0]);

/// Pairs for a form: a list of values becomes the name once for each.
export const pairs = (fields) =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, String(each)]));

export class Site {
  /// `headers` go with every request: the cookie of somebody who is signed in.
  constructor(address, headers = {}) {
    this.address = address;
    this.headers = headers;
  }

  async ask(path, options = {}) {
    const answer = await fetch(this.address + path, { redirect: 'manual', ...options, headers: { ...this.headers, ...options.headers } });
    const body = Buffer.from(await answer.arrayBuffer());
    return {
      path,
      status: answer.status,
      headers: answer.headers,
      location: answer.headers.get('location'),
      body,
      html: body.toString(),
    };
  }

  get(path, headers = {}) {
    return this.ask(path, { headers });
  }

  post(path, fields = {}, headers = {}) {
    return this.ask(path, {
      method: 'POST',
      body: new URLSearchParams(Array.isArray(fields) ? fields : pairs(fields)),
      headers,
    });
  }

  json(path, value, headers = {}) {
    return this.ask(path, {
      method: 'POST',
      body: typeof value === 'string' ? value : JSON.stringify(value),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  }

  /// Sends a form that must be taken, and answers where it leads.
  async send(path, fields) {
    const answer = await this.post(path, fields);
    if (answer.status !== 303) throw new Error(`POST ${path}: ${answer.status}, not a redirect\n${errorsOn(answer.html)}`);
    return answer.location;
  }
}

/// The summary of mistakes on a page.
export const errorsOn = (html) => all(parse(html), '.aw-errors li, .aw-errors p').map(text).join('\n');
