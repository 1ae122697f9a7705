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

interface Asked {
  readonly scripts: string[];
  readonly reads: string[];
}

/** What the document of a page asked for before its scripts ran, and what they asked for then. */
interface Opened {
  readonly first: Asked;
  readonly later: Asked;
  /** Lets go of what the scripts read: until then it is not answered. */
  answerLater(): Promise<void>;
}

/** A request of the test itself. */
const MARK = '/api/mark';

/** Loaded when all else is there. */
const OVERLAYS = /\/overlays-[^/]*\.js$/;

async function open(page: Page, path: string): Promise<Opened> {
  const [scriptsWait, readsWait] = [createGate(), createGate()];
  const first: Asked = { scripts: [], reads: [] };
  const later: Asked = { scripts: [], reads: [] };
  let now = first;
  await page.goto('about:blank');
  await page.unrouteAll();
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    now.scripts.push(new URL(route.request().url()).pathname);
    await scriptsWait.opened;
    await route.continue();
  });
  const marked = createGate();
  await page.route('**/api/**', async (route) => {
    const { pathname, search } = new URL(route.request().url());
    if (pathname === MARK) {
      marked.open();
      return route.fulfill({ status: 204 });
    }
    now.reads.push(pathname + search);
    if (now === later) await readsWait.opened;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  await expect.poll(() => page.evaluate('document.readyState')).not.toBe('loading');
  // Requests are heard of in the order in which the page makes them: after this one, of all that the document made.
  await page.evaluate(`void fetch(${JSON.stringify(MARK)})`);
  await marked.opened;
  now = later;
  scriptsWait.open();
  return {
    first,
    later,
    async answerLater() {
      // However long that took: longer than a read is good for on a page that is there.
      await page.evaluate('{ const now = Date.now; Date.now = () => now() + 20_000; }');
      readsWait.open();
      await visible(page.locator('h1'));
      await gone(page.getByRole('status', { name: 'Loading' }));
    },
  };
}

/** What has to be there before somebody can go on. */
const usable: Readonly<Record<string, string>> = {
  'overview/OverviewPage': 'ul[aria-label="Credentials"] strong:text-matches("^[0-9]")',
  'organizations/OrganizationSettingsPage': 'button[role="switch"]',
  'projects/ProjectsPage': 'tbody tr',
  'api-keys/ApiKeysPage': 'tbody tr',
  'api-keys/AddApiKeyPage': 'form input',
  'service-accounts/ServiceAccountsPage': 'tbody tr',
  'users/UsersPage': 'tbody tr',
  'teams/TeamsPage': 'tbody tr',
  'access/AccessPage': 'tbody tr',
  'activity/ActivityPage': 'tbody tr',
  'explain/ExplainPage': 'input[role="combobox"]',
  'account/ProfilePage': 'form input',
  'account/SessionsPage': 'tbody tr',
  'api-reference/ApiReferencePage': 'main h2',
};

describe('the document', () => {
  it.each([
    ['of an organization', /^\/organizations\/[^/]+\/./],
    ['of a project', /^\/projects\/./],
    ['of neither', /^\/(?!organizations\/[^/]+\/.|projects\/.)/],
  ])(
    'asks at once for all scripts of its page %s, and for what can be seen first, and for nothing twice',
    async (_, which) => {
      const member = await console.visit('/account/profile');
      const visitor = await console.visit('/sign-in', { as: null, mayReport: true });
      for (const [name, paths] of Object.entries(pages))
        for (const path of paths(world).filter((one) => which.test(one))) {
          const page = isForVisitors(path) ? visitor : member;
          const { first, later, answerLater } = await open(page, path);
          const shown = path.includes('?') ? undefined : usable[name];
          // With two round trips: one for the document, and one for all that it asks for.
          if (shown !== undefined)
            await visible(page.locator(shown)).catch((cause) => {
              throw new Error(`${path} waits for ${later.reads.join(', ')}`, { cause });
            });
          await answerLater();
          expect(
            first.scripts.filter((script) => OVERLAYS.test(script)),
            path,
          ).toEqual([]);
          expect(
            later.scripts.filter((script) => !OVERLAYS.test(script)),
            path,
          ).toEqual([]);
          expect(
            later.reads.filter((read) => first.reads.includes(read)),
            path,
          ).toEqual([]);
        }
    },
  );

  it('asks for nothing that its page would not read by itself', async () => {
    const page = await console.visit('/account/profile');
    await page.addInitScript(`Object.defineProperty(window, 'sallyportReads', { get() {}, set() {} })`);
    for (const name of Object.keys(usable)) {
      const [path = ''] = pages[name]?.(world) ?? [];
      const { first, later, answerLater } = await open(page, path);
      await answerLater();
      expect(first.reads.length, path).toBeGreaterThan(0);
      await expect
        .poll(() => first.reads.filter((read) => !later.reads.includes(read)), { message: path })
        .toEqual([]);
    }
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
    await expect.poll(() => page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
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
