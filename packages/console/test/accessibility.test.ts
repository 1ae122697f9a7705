import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, gone, startConsole, visible } from './support/console.js';
import { isForVisitors, pages } from './support/pages.js';
import { furnish, type World } from './support/world.js';

const console = startConsole();
let world: World;
let member: Page;
let visitor: Page;
beforeAll(async () => {
  world = await furnish(console.server);
  member = await console.stay('/account/profile');
  visitor = await console.stay('/sign-in', { as: null });
});

it('looks at every page there is', () => {
  const router = readFileSync(new URL('../src/router.tsx', import.meta.url), 'utf8');
  const files = [...router.matchAll(/import\('\.\/pages\/(.+)\.js'\)/g)].map(([, file]) => file);
  expect(Object.keys(pages).sort()).toEqual(files.sort());
});

it('lets the keyboard past the navigation to the page', async () => {
  const page = await console.visit(`/organizations/${world.orgId}/projects`);
  await visible(page.locator('h1'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate<string>('document.activeElement.id')).toBe('content');
  expect(new URL(page.url()).pathname).toBe(`/organizations/${world.orgId}/projects`);
});

describe.each(Object.keys(pages))('%s', (name) => {
  it('breaks no rule of accessibility, in light and in dark, and fits a window of 320 pixels', async () => {
    const paths = pages[name]?.(world) ?? [];
    expect(paths.length).toBeGreaterThan(0);
    const page = isForVisitors(paths[0] ?? '') ? visitor : member;
    for (const path of paths) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      // By way of another address, as what follows the hash alone loads nothing.
      await page.goto('about:blank');
      await page.goto(path);
      await visible(page.locator('h1'));
      await gone(page.getByRole('status', { name: 'Loading' }));
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 320, height: 700 });
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });
});
