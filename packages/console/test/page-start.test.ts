import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createGate } from '../../server/test/support/gate.js';
import { gone, startConsole, visible } from './support/console.js';
import { isForVisitors, pages } from './support/pages.js';
import { furnish, type World } from './support/world.js';

const console = startConsole();
let world: World;
beforeAll(async () => {
  world = await furnish(console.server);
});

/** The scripts that were asked for before the first of them was there. */
async function askedWithTheDocument(path: string): Promise<string[]> {
  const page = await console.visit('/account/profile', {
    ...(isForVisitors(path) && { as: null }),
    mayReport: true,
  });
  const gate = createGate();
  const asked: string[] = [];
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    asked.push(new URL(route.request().url()).pathname);
    await gate.opened;
    await route.continue();
  });
  await page.goto('about:blank');
  await page.goto(path, { waitUntil: 'commit' });
  await page.waitForFunction('document.readyState !== "loading"');
  const before = [...asked];
  gate.open();
  await visible(page.locator('h1'));
  await gone(page.getByRole('status', { name: 'Loading' }));
  return asked.filter((script) => !before.includes(script));
}

describe('the document', () => {
  it.each(Object.keys(pages))('asks for all scripts of its page at once: %s', async (name) => {
    const [path = ''] = pages[name]?.(world) ?? [];
    expect(await askedWithTheDocument(path), path).toEqual([]);
  });

  it('asks for session, organization and permissions before any script ran, and once', async () => {
    const page = await console.visit('/account/profile');
    await page.waitForLoadState('networkidle');
    const reads: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/')) reads.push(pathname);
    });
    const gate = createGate();
    await page.route(/\/assets\/.*\.js$/, async (route) => {
      await gate.opened;
      await route.continue();
    });
    await page.goto(`/organizations/${world.orgId}/projects`, { waitUntil: 'commit' });
    await page.waitForFunction('document.readyState !== "loading"');
    const begun = [
      '/api/private/session',
      `/api/atlas/v2/orgs/${world.orgId}`,
      `/api/private/orgs/${world.orgId}/permissions`,
    ];
    expect(reads.toSorted()).toEqual(begun.toSorted());
    gate.open();
    await visible(page.getByRole('link', { name: 'Payments' }));
    for (const path of begun)
      expect(
        reads.filter((read) => read === path),
        path,
      ).toHaveLength(1);
  });

  it('has the dark ground that was chosen before styles and scripts are there', async () => {
    const page = await console.visit('/account/profile', { theme: 'light' });
    await page.getByRole('button', { name: 'Account of' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    const gate = createGate();
    await page.route('**/assets/**', async (route) => {
      await gate.opened;
      await route.continue();
    });
    await page.goto('/account/profile', { waitUntil: 'commit' });
    await page.waitForFunction('document.documentElement.dataset.theme === "dark"');
    expect(await page.locator('meta[name="color-scheme"]').getAttribute('content')).toBe('dark');
    gate.open();
    await visible(page.getByRole('heading', { name: 'Profile', level: 1 }));
  });
});

/** How far what is shown was moved by what came later, as Chromium sums it up. */
async function shiftOf(page: Page, path: string): Promise<number> {
  await page.addInitScript(`
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });`);
  await page.goto(path);
  await visible(page.locator('h1'));
  await gone(page.getByRole('status', { name: 'Loading' }));
  await page.waitForLoadState('networkidle');
  return page.evaluate<number>('window.shift');
}

describe('a page that is loaded', () => {
  it.each([
    'projects',
    'applications/api-keys',
    'applications/service-accounts',
    'users',
    'teams',
    'explain',
    'settings',
  ])('stays where it is while the rest of it comes: %s', async (path) => {
    const page = await console.visit('/account/profile');
    // Slow enough that each part is painted by itself.
    await page.route('**/api/**', async (route) => {
      await page.evaluate('new Promise(requestAnimationFrame)').catch(() => {});
      await route.continue();
    });
    expect(await shiftOf(page, `/organizations/${world.orgId}/${path}`)).toBeLessThan(0.02);
  });
});
