// One Chromium for all files, and what must hold on every page.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import { chromium } from 'playwright-core';

import { sessionCookie, signIn } from '../desk.mjs';
import { root, sharedServer } from '../server.mjs';
import { Site } from '../site.mjs';
import { pages } from './pages.mjs';

export const languages = { nl: '', en: '/en' };
export const savedPages = join(root, 'build/pages-for-tests');
const screenshots = process.env.SCREENSHOTS ?? join(root, 'build/screenshots');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };
const narrowest = { width: 320, height: 700 };

export const launch = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};

/// The browser and the server of this file, and a visitor without a browser.
export async function openSite() {
  const server = await sharedServer();
  const endpoint = process.env.ACTIEWIJZER_BROWSER;
  const browser = endpoint ? await chromium.connect(endpoint) : await chromium.launch(launch);
  after(async () => {
    await browser.close();
    await server.stop();
  });
  return { server, browser, site: new Site(server.address) };
}

/// A visitor of his own: nothing is shared with the other tests. What goes wrong in it comes to light at the end.
/// `as`: the role of somebody who is signed in.
export async function visit(browser, server, work, { status = 200, as, cookies = [], ...options } = {}) {
  const context = await browser.newContext({ viewport: wide, baseURL: server.address, reducedMotion: 'reduce', ...options });
  if (as) await context.addCookies([{ name: sessionCookie, value: await signIn(server, as), url: server.address.replace('http:', 'https:'), secure: true, httpOnly: true }]);
  const wrong = [];
  context.on('page', (page) => watch(page, server.address, wrong, status));
  try {
    const page = await context.newPage();
    await work(page, context);
    const allowed = as ? [sessionCookie, ...cookies] : cookies;
    assert.deepEqual((await context.cookies()).map(({ name }) => name).filter((name) => !allowed.includes(name)), [], 'cookies');
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
  }
}

function watch(page, address, wrong, status) {
  page.on('pageerror', (error) => wrong.push(`error in a script: ${error.message}`));
  page.on('dialog', async (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('console', (message) => {
    // The browser itself mentions that an address answered with an error.
    const expected = status !== 200 && /Failed to load resource|net::ERR_INTERNET_DISCONNECTED/.test(message.text());
    if (message.type() === 'error' && !expected) wrong.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${address}/`) && !request.url().startsWith('blob:')) wrong.push(`request to ${request.url()}`);
  });
}

/// What axe found, as lines that say where.
export async function violations(page) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate((tags) => window.axe.run({ runOnly: { type: 'tag', values: tags } }), axeTags);
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target}: ${failureSummary}`));
}

/// The parts that stick out of the page at its right.
const sticksOut = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > width + 0.5)
    .map((each) => `${each.tagName.toLowerCase()}.${each.getAttribute('class')} ends at ${Math.round(each.getBoundingClientRect().right)}`)
    .slice(0, 8).concat(`page is ${document.documentElement.scrollWidth} wide`);
});

const openAll = (page) => page.evaluate(() => {
  for (const each of document.querySelectorAll('details')) each.open = true;
});

async function picture(page, name) {
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true, animations: 'disabled' });
}

/// Goes to a page of the table; answers the HTML as it came from the server.
export async function goTo(view, { site, server }, entry, language) {
  let html = '';
  let status = 0;
  view.on('response', async (response) => {
    if (!response.request().isNavigationRequest() || (response.status() >= 300 && response.status() < 400)) return;
    status = response.status();
    html = response.text();
  });
  await view.goto(await entry.path(site, languages[language], server));
  if (entry.reach) await entry.reach(view, site);
  assert.equal(status, entry.status ?? 200, `status of ${entry.name}`);
  return html;
}

/// What a page says of itself to programs: on an address that is not for search engines nothing.
function checkLinkedData(html, title, language) {
  const said = [...html.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].map(([, json]) => JSON.parse(json));
  if (html.includes('<meta name="robots" content="noindex">')) return assert.deepEqual(said, [], 'no linked data');
  assert.equal(said.length, 1, 'linked data');
  const [{ '@context': context, '@type': type, name, inLanguage, breadcrumb }] = said;
  assert.deepEqual([context, type, `${name} – Actiewijzer`, inLanguage], ['https://schema.org', 'WebPage', title, language]);
  assert.equal(breadcrumb !== undefined, html.includes('class="aw-crumbs"'), 'breadcrumbs');
  return undefined;
}

/// Looks at all pages of a subject, in both languages and at three widths.
export function checkPages(subject, { server, browser, site }) {
  for (const language of Object.keys(languages))
    describe(`Pages of ${subject}, ${language}`, () => {
      for (const entry of pages.filter((each) => each.subject === subject))
        it(`${language} ${entry.name} is in order at every width`, () => visit(browser, server, async (view) => {
          const html = await goTo(view, { site, server }, entry, language);
          await mkdir(savedPages, { recursive: true });
          await writeFile(join(savedPages, `${language}-${entry.name}.html`), await html);
          assert.equal(await view.getAttribute('html', 'lang'), language);
          assert.equal(await view.locator('h1').count() > 0, true, 'a heading');
          assert.match(await view.title(), / – Actiewijzer$/);
          checkLinkedData(await html, await view.title(), language);
          await picture(view, `${language}-${entry.name}-1280`);
          assert.deepEqual(await violations(view), [], 'axe at 1280');
          await view.setViewportSize(narrow);
          await picture(view, `${language}-${entry.name}-390`);
          await openAll(view);
          assert.deepEqual(await violations(view), [], 'axe at 390, all folded parts open');
          await view.setViewportSize(narrowest);
          assert.deepEqual(await sticksOut(view), [], 'sideways scrolling at 320');
        }, { status: entry.status ?? 200, as: entry.as, cookies: entry.cookies, locale: language }));
    });
}
