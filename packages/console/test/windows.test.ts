import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { addKey, addProject, allowAddresses } from '../../server/test/support/accounts.js';
import { until } from '../../server/test/support/built-server.js';
import { createCall } from '../../server/test/support/call.js';
import { gone, startConsole, visible } from './support/console.js';
import { crowd } from './support/crowd.js';
import { choose } from './support/menus.js';
import { isForVisitors, pages } from './support/pages.js';
import { furnish, type World } from './support/world.js';

const console = startConsole({ usageFlushSeconds: '1' });
let world: World;
let page: Page;
let answers: Promise<string | undefined>[];
beforeAll(async () => {
  world = await furnish(console.server);
  await crowd(console.server, world);
  await addKey(console.server, { description: 'x'.repeat(250), organizationRoles: ['ORG_OWNER'] });
  await addKey(console.server, {
    description: `https://ci.example.com/${'deploy'.repeat(37)}`,
    organizationRoles: ['ORG_OWNER', 'ORG_READ_ONLY', 'ORG_GROUP_CREATOR'],
  });
  const call = createCall(console.server);
  const { orgId } = world;
  const { id } = await addKey(console.server, { description: 'nightly-reconciliation_job.eu-central' });
  const made = [
    await call('POST', `/orgs/${orgId}/users`, {
      accept: 'application/vnd.atlas.2025-03-12+json',
      body: { username: LONG, roles: { orgRoles: ['ORG_OWNER'] } },
    }),
    await call('PUT', `/api/private/orgs/${orgId}/credentials/${id}/notes`, {
      body: { owner: LONG, tags: ['team/payments-and-invoicing'] },
    }),
  ];
  expect(made.map(({ status }) => status)).toEqual([201, 200]);
  const listed = await addKey(console.server, { organizationRoles: ['ORG_READ_ONLY'] });
  await allowAddresses(console.server, listed.id, ['192.0.2.0/24']);
  await call('GET', `/orgs/${orgId}`, { key: listed });
  await until('the refused call is written', async () => {
    const { json } = await call('GET', `/api/private/orgs/${orgId}/refusals`);
    return json.totalCount > 0 || undefined;
  });
  page = await console.stay('/account/profile');
  answers = longAnswers(page);
});

/** As long as user names are in large companies. */
const LONG = 'maria-magdalena.von-hohenlohe_schillingsfuerst@engineering.northwind-international.example';

/** Words of names in tables that go on in the next line where no mark is. */
function broken(page: Page): Promise<string[]> {
  return page.evaluate(`
    [...document.querySelectorAll('.table .words')].flatMap((words) =>
      [...words.childNodes].flatMap((piece) => {
        if (piece.nodeType !== 3 || /\\s|[-/?].|^$/.test(piece.data)) return [];
        const range = document.createRange();
        range.selectNodeContents(piece);
        return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1 ? [piece.data] : [];
      }))`);
}

/** Tables wider than the place they have, and buttons of rows outside of it. */
function lost(page: Page): Promise<string[]> {
  return page.evaluate(`
    [...document.querySelectorAll('.table-wrap')].flatMap((place) => {
      const { left, right } = place.getBoundingClientRect();
      const outside = [...place.querySelectorAll('.actions button')].filter((button) => {
        const box = button.getBoundingClientRect();
        return box.left < left - 1 || box.right > right + 1 || box.width === 0;
      });
      return [
        ...(place.scrollWidth > place.clientWidth + 1
          ? [place.querySelector('caption').textContent + ': ' + place.scrollWidth + ' px in ' + place.clientWidth]
          : []),
        ...outside.map((button) => 'out of view: ' + button.getAttribute('aria-label')),
      ];
    })`);
}

/** Texts and controls that reach out of the window, or are cut off where nothing says so and nothing scrolls. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(`
    [...document.querySelectorAll('body *')].flatMap((element) => {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[aria-hidden=true]')) return [];
      const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
      if (!isText && !element.matches('a, button, input, select, textarea')) return [];
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.bottom < 0) return [];
      let outer = element;
      for (; outer !== document.body; outer = outer.parentElement) {
        const style = getComputedStyle(outer);
        // For readers alone, or with a bar to scroll it by.
        if (style.clipPath !== 'none' || /auto|scroll/.test(style.overflowX)) return [];
        if (/hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis' && outer.scrollWidth > outer.clientWidth + 1)
          return ['cut off: ' + element.outerHTML.slice(0, 120)];
      }
      return box.left < -1 || box.right > document.documentElement.clientWidth + 1
        ? ['out of the window: ' + element.outerHTML.slice(0, 120)]
        : [];
    }).slice(0, 5)`);
}

/** Collects every answer that the page gets and that is a list, with more rows than a page of it shows. */
function longAnswers(page: Page): Promise<string | undefined>[] {
  const answers: Promise<string | undefined>[] = [];
  page.on('response', (response) => {
    const { pathname, search } = new URL(response.url());
    if (pathname.startsWith('/api/') && response.status() === 200)
      answers.push(
        response
          .json()
          .then(({ results }) =>
            results?.length > 25 ? `${pathname}${search}: ${results.length}` : undefined,
          )
          // Left before its body was there, or no list.
          .catch(() => undefined),
      );
  });
  return answers;
}

const found = async (answers: readonly Promise<string | undefined>[]) =>
  (await Promise.all(answers)).filter((answer) => answer !== undefined);

/** The widths of windows in CSS pixels: a phone, a window of 1280 pixels at 200 %, and those in which there are tables. */
const WIDTHS = [320, 640, 800, 1024, 1100, 1280, 1440];

describe.each(Object.keys(pages).filter((name) => !isForVisitors(pages[name]?.({} as World)[0] ?? '')))(
  '%s',
  (name) => {
    it('reads no more rows than it shows, and shows whole tables, and all else, in windows of any width', async () => {
      answers.length = 0;
      for (const path of pages[name]?.(world) ?? []) {
        await page.goto(path);
        await visible(page.locator('h1'));
        await gone(page.getByRole('status', { name: 'Loading' }));
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          expect(await lost(page), `${path} at ${width}`).toEqual([]);
          expect(await cutOff(page), `${path} at ${width}`).toEqual([]);
          expect(await broken(page), `${path} at ${width}`).toEqual([]);
          expect(
            await page.evaluate<number>(
              'document.documentElement.scrollWidth - document.documentElement.clientWidth',
            ),
            `${path} at ${width}`,
          ).toBeLessThanOrEqual(0);
        }
      }
      expect(await found(answers)).toEqual([]);
    });
  },
);

describe('a dialog', () => {
  it.each<[string, (world: World) => string, (page: Page) => Promise<void>]>([
    ['Invite Users', ({ orgId }) => `/organizations/${orgId}/users`, press('Invite Users')],
    [
      'details of somebody with sixty projects and teams',
      ({ orgId }) => `/organizations/${orgId}/users?search=person1@`,
      (page) => choose(page, /^Options of person1@/, 'View Details'),
    ],
    ['Grant Access', ({ groupId }) => `/projects/${groupId}/users`, press('Grant Access')],
    ['Create Team', ({ orgId }) => `/organizations/${orgId}/teams`, press('Create Team')],
    ['Add Members', ({ orgId, teamId }) => `/organizations/${orgId}/teams/${teamId}`, press('Add Members')],
    ['Delete Team', ({ orgId, teamId }) => `/organizations/${orgId}/teams/${teamId}`, press('Delete Team')],
    ['Add Teams', ({ groupId }) => `/projects/${groupId}/teams`, press('Add Teams')],
    [
      'Invite to Project',
      ({ groupId }) => `/projects/${groupId}/applications/api-keys`,
      press('Invite to Project'),
    ],
  ])('%s: reads no more than a page of each list, and fits a phone', async (_, path, open) => {
    const page = await console.visit('/account/profile');
    const answers = longAnswers(page);
    await page.goto(path(world));
    await open(page);
    await visible(page.getByRole('dialog').or(page.getByRole('alertdialog')));
    await gone(page.getByRole('status', { name: 'Loading' }));
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await cutOff(page)).toEqual([]);
    expect(await found(answers)).toEqual([]);
  });
});

function press(name: string) {
  return (page: Page) => page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
}

it('gives a word of 250 letters no more room than its column, so that rows stay readable', async () => {
  const page = await console.visit(`/organizations/${world.orgId}/applications/api-keys`, { width: 1440 });
  const cell = page.getByRole('cell', { name: 'x'.repeat(250) });
  await visible(cell);
  expect((await cell.boundingBox())?.width).toBeLessThan(700);
  expect((await cell.boundingBox())?.width).toBeGreaterThan(120);
});

it('lets long names go on in the next line between their words, and leaves them whole when they are copied', async () => {
  const page = await console.visit(`/organizations/${world.orgId}/users?search=maria-magdalena`, {
    width: 1024,
  });
  await visible(page.getByRole('rowheader', { name: LONG }));
  expect(await page.locator('tbody th wbr').count()).toBeGreaterThan(5);
  expect(
    await page.evaluate<string>(
      "getSelection().selectAllChildren(document.querySelector('tbody th span')), getSelection().toString()",
    ),
  ).toBe(LONG);
});

it('keeps the account menu in the first line of the navigation bar, in every window and beside long names', async () => {
  const long = await addProject(
    console.server,
    'Payments, refunds and everything that goes with invoices (2026)',
  );
  const page = await console.visit(`/projects/${long}/settings`);
  await visible(page.getByRole('button', { name: /^Projects/ }));
  for (const width of [800, 1024, 1110, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const brand = await page.getByRole('link', { name: 'Sallyport' }).boundingBox();
    const account = await page.getByRole('button', { name: 'Account of' }).boundingBox();
    expect(Math.abs((account?.y ?? 0) - (brand?.y ?? 999)), `at ${width}`).toBeLessThan(10);
    expect((account?.x ?? 0) + (account?.width ?? 0), `at ${width}`).toBeGreaterThan(width - 40);
  }
});
