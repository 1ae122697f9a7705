import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { startConsole, visible } from './support/console.js';

const console = startConsole();
const organizationPage = (page: string) => `/organizations/${console.server.first.orgId}/${page}`;

/** What the folder of pages is called in the names of scripts. */
const EXPLAIN = /\/assets\/explain-[^/]*\.js$/;

/** Opens the organization; the script of the Access Check is gone until the document was loaded `documents` times more. */
async function withoutScript(documents: number): Promise<Page> {
  const page = await console.visit(organizationPage('projects'), { mayReport: true });
  await visible(page.getByRole('heading', { name: 'Projects', level: 1 }));
  let left = documents;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) left -= 1;
  });
  await page.route(EXPLAIN, (route) =>
    left > 0 ? route.fulfill({ status: 404, body: 'gone' }) : route.continue(),
  );
  return page;
}

it('loads the document anew where the script of a page is missing, which leads to the page', async () => {
  const page = await withoutScript(1);
  await page.getByRole('link', { name: 'Access Check' }).click();
  await visible(page.getByRole('heading', { name: 'Access Check', level: 1 }));
  // The same console as before: there is nothing to say.
  expect(await page.getByText('newer version of the console').count()).toBe(0);
});

it('says that the console is a newer one after that, where it is', async () => {
  const page = await withoutScript(1);
  // An upgrade: from now on the document names another first script.
  await page.route(
    (url) => url.pathname.startsWith('/organizations/'),
    async (route) => {
      const answer = await route.fetch();
      const html = (await answer.text()).replace(/(src="[^"]*\/index-[^"]*\.js)"/, '$1?newer"');
      await route.fulfill({ response: answer, body: html });
    },
  );
  await page.getByRole('link', { name: 'Access Check' }).click();
  await visible(page.getByRole('heading', { name: 'Access Check', level: 1 }));
  await visible(page.getByText('The server has a newer version of the console'));
});

it('says so where the script stays away, and Try again works once it is back', async () => {
  const page = await withoutScript(2);
  await page.getByRole('link', { name: 'Access Check' }).click();
  await visible(page.getByRole('alert').getByText('This page could not be loaded'));
  await page.getByRole('button', { name: 'Try again' }).click();
  await visible(page.getByRole('heading', { name: 'Access Check', level: 1 }));
});
