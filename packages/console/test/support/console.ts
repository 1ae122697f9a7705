import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { SettingName } from '../../../server/src/config/settings.js';
import { createBrowser } from '../../../server/test/support/browser.js';
import { PATIENCE_MS } from '../../../server/test/support/patience.js';
import { startTestServer, type TestServer } from '../../../server/test/support/server.js';
import { launch } from './chromium.js';

/** How a visitor looks at the console. */
export interface Visit {
  /** Who is signed in: the first owner unless others are named; nobody with `null`. */
  readonly as?: { readonly username: string; readonly password: string } | null;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly timezone?: string;
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** What the page reports is not a failure: the test takes something away from it. */
  readonly mayReport?: boolean;
}

export interface ConsoleUnderTest {
  readonly server: TestServer;
  /** Opens a path in a browser of its own, with nothing shared with other visits. */
  visit(path: string, visit?: Visit): Promise<Page>;
}

/**
 * A server with the built console, and a real Chromium, for the tests of one file. After each test no page may have
 * reported an error, or anything that the content security policy forbids.
 */
export function startConsole(flags: Partial<Record<SettingName, string>> = {}): ConsoleUnderTest {
  let server: TestServer | undefined;
  let browser: Browser | undefined;
  let contexts: BrowserContext[] = [];
  let problems: string[] = [];

  beforeAll(async () => {
    const consoleDirectory = process.env.CONSOLE_DIRECTORY;
    server = await startTestServer(flags, consoleDirectory ? { consoleDirectory } : {});
    browser = await launch();
  });
  afterEach(async () => {
    const [closing, found] = [contexts, problems];
    contexts = [];
    problems = [];
    await Promise.all(closing.map((context) => context.close()));
    expect(found, 'what the pages reported').toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  function running(): TestServer {
    if (server === undefined) throw new Error('the server runs only during tests');
    return server;
  }

  return {
    get server() {
      return running();
    },
    async visit(path, visit = {}) {
      if (browser === undefined) throw new Error('the browser runs only during tests');
      const { as = running().first.owner, theme = 'light', width = 1280, height = 900 } = visit;
      const context = await browser.newContext({
        baseURL: running().url,
        colorScheme: theme,
        viewport: { width, height },
        locale: 'en-GB',
        timezoneId: visit.timezone ?? 'Europe/Vienna',
        reducedMotion: visit.reducedMotion ?? 'reduce',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE_MS);
      if (as !== null) await context.addCookies([await sessionCookie(running(), as)]);
      const page = await context.newPage();
      if (!visit.mayReport) watch(page, problems);
      await page.goto(path);
      return page;
    },
  };
}

async function sessionCookie(server: TestServer, as: { username: string; password: string }) {
  const person = createBrowser(server);
  const answer = await person.signIn(as.username, as.password);
  if (answer.status !== 200 || person.cookie === undefined) throw new Error(answer.text);
  const [name = '', value = ''] = person.cookie.split('=');
  return { name, value, url: server.url, httpOnly: true, sameSite: 'Lax' as const };
}

/** Collects what a page should never report. That the API refused something is for the page to show. */
function watch(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const isRefusal =
      message.text().startsWith('Failed to load resource: the server responded with a status of') &&
      /^\/(?:api\/|setup$)/.test(new URL(message.location().url || page.url()).pathname);
    if (!isRefusal) problems.push(`${page.url()}: ${message.text()}`);
  });
}

/** Waits until something can be seen. */
export async function visible(locator: Locator): Promise<Locator> {
  await locator.first().waitFor({ state: 'visible' });
  return locator;
}

/** A row of a table, also while a dialog hides the page from readers: behind one it would count as gone. */
export const rowOf = (page: Page, text: string): Locator =>
  page.getByRole('row', { includeHidden: true }).filter({ hasText: text });

/** Waits until something cannot be seen any more. */
export async function gone(locator: Locator): Promise<void> {
  await locator.first().waitFor({ state: 'hidden' });
}

/** What is on the clipboard. It is read on a page of its own, because the console forbids its pages to read it. */
export async function clipboard(page: Page): Promise<string> {
  const reader = await page.context().newPage();
  await reader.goto('/api/openapi.json');
  const text = await reader.evaluate<string>('navigator.clipboard.readText()');
  await reader.close();
  return text;
}

/** Fails with the rules that axe finds broken on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // The other mode opens a window of its own for every look, for frames of other sites; here are none.
    .setLegacyMode(true)
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  );
  expect(found, page.url()).toEqual([]);
}

/** Fails where the page is wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  expect(content, `${page.url()} is wider than its window`).toBeLessThanOrEqual(window);
}
