// The desk as several people use it, each in a browser of their own.
import { after } from 'node:test';

import { account, password, sessionCookie } from '../desk.mjs';
import { startServer } from '../server.mjs';
import { Site } from '../site.mjs';
import { visit } from './browser.mjs';

/// Fills in the page on which people sign in.
export async function signInOn(view, name) {
  await view.fill('#naam', name);
  await view.fill('#wachtwoord', password);
  await Promise.all([view.waitForNavigation(), view.press('#wachtwoord', 'Enter')]);
}

export const press = (view, name) =>
  Promise.all([view.waitForNavigation(), view.getByRole('button', { name, exact: true }).click()]);

/// A server with a database of its own, until the tests around it end: what is published here would change the lists
/// of the other tests. `readers`: somebody who is not signed in. `as`: lets somebody sign in and work.
export async function ownDesk(browser) {
  const server = await startServer();
  after(() => server.stop());
  const as = async (name, role, work) => {
    await account(server, role, name);
    await visit(browser, server, async (view) => {
      await view.goto('/inloggen');
      await signInOn(view, name);
      await work(view);
    }, { cookies: [sessionCookie], status: 0 });
  };
  return { server, readers: new Site(server.address), as };
}
