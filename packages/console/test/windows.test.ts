import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { addKey, addProject } from '../../server/test/support/accounts.js';
import { gone, startConsole, visible } from './support/console.js';
import { isForVisitors, pages } from './support/pages.js';
import { furnish, type World } from './support/world.js';

const console = startConsole();
let world: World;
beforeAll(async () => {
  world = await furnish(console.server);
  await addKey(console.server, { description: 'x'.repeat(250), organizationRoles: ['ORG_OWNER'] });
  await addKey(console.server, {
    description: `https://ci.example.com/${'deploy'.repeat(37)}`,
    organizationRoles: ['ORG_OWNER', 'ORG_READ_ONLY', 'ORG_GROUP_CREATOR'],
  });
});

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

describe.each(Object.keys(pages).filter((name) => !isForVisitors(pages[name]?.({} as World)[0] ?? '')))(
  '%s',
  (name) => {
    it('shows whole tables and the buttons of their rows in windows of 800, 1024, 1100, 1280 and 1440 pixels', async () => {
      const page = await console.visit('/account/profile');
      for (const path of pages[name]?.(world) ?? []) {
        await page.goto(path);
        await visible(page.locator('h1'));
        await gone(page.getByRole('status', { name: 'Loading' }));
        for (const width of [800, 1024, 1100, 1280, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          expect(await lost(page), `${path} at ${width}`).toEqual([]);
          expect(
            await page.evaluate<number>(
              'document.documentElement.scrollWidth - document.documentElement.clientWidth',
            ),
            `${path} at ${width}`,
          ).toBeLessThanOrEqual(0);
        }
      }
    });
  },
);

it('gives a word of 250 letters no more room than its column, so that rows stay readable', async () => {
  const page = await console.visit(`/organizations/${world.orgId}/applications/api-keys`, { width: 1440 });
  const cell = page.getByRole('cell', { name: 'x'.repeat(250) });
  await visible(cell);
  expect((await cell.boundingBox())?.width).toBeLessThan(700);
  expect((await cell.boundingBox())?.width).toBeGreaterThan(120);
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
