import axe from 'axe-core';
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
  /** The same for all tests of the file, which go from page to page: scripts are fetched and compiled once. For hooks. */
  stay(path: string, visit?: Visit): Promise<Page>;
}

/**
 * A server with the built console, and a real Chromium, for the tests of one file. After each test no page may have
 * reported an error, or anything that the content security policy forbids.
 */
export function startConsole(flags: Partial<Record<SettingName, string>> = {}): ConsoleUnderTest {
  let server: TestServer | undefined;
  let browser: Browser | undefined;
  let contexts: BrowserContext[] = [];
  const staying: BrowserContext[] = [];
  let problems: string[] = [];
  const report = (problem: string) => void problems.push(problem);

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
    await Promise.all(staying.map((context) => context.close()));
    await browser?.close();
    await server?.stop();
  });

  function running(): TestServer {
    if (server === undefined) throw new Error('the server runs only during tests');
    return server;
  }

  async function open(path: string, visit: Visit = {}, opened: BrowserContext[]): Promise<Page> {
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
    opened.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    if (as !== null) await context.addCookies([await sessionCookie(running(), as)]);
    const page = await context.newPage();
    if (!visit.mayReport) watch(page, report);
    await page.goto(path);
    return page;
  }

  return {
    get server() {
      return running();
    },
    visit: (path, visit) => open(path, visit, contexts),
    stay: (path, visit) => open(path, visit, staying),
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
function watch(page: Page, report: (problem: string) => void): void {
  page.on('pageerror', (error) => report(`${page.url()}: ${error}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const isRefusal =
      message.text().startsWith('Failed to load resource: the server responded with a status of') &&
      /^\/(?:api\/|setup$)/.test(new URL(message.location().url || page.url()).pathname);
    if (!isRefusal) report(`${page.url()}: ${message.text()}`);
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
  const reader = await clipboardPage(page);
  const text = await reader.evaluate<string>('navigator.clipboard.readText()');
  await reader.close();
  return text;
}

/**
 * What a button "Copy …" puts on the clipboard, once the page says so. Copying takes a moment, in which the clipboard has what was copied
 * before: so that goes first.
 */
export async function copiedBy(button: Locator): Promise<string> {
  const page = button.page();
  const reader = await clipboardPage(page);
  await reader.evaluate("navigator.clipboard.writeText('')");
  const label = (await button.getAttribute('aria-label')) ?? '';
  await button.click();
  await visible(page.locator('.message').getByText(label.replace(/^Copy /, 'Copied '), { exact: true }));
  const read = () => reader.evaluate<string>('navigator.clipboard.readText()');
  await expect.poll(read, { message: `copied by ${button}` }).not.toBe('');
  const text = await read();
  await reader.close();
  return text;
}

async function clipboardPage(page: Page): Promise<Page> {
  const reader = await page.context().newPage();
  await reader.goto('/api/openapi.json');
  return reader;
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FIND_VIOLATIONS = `axe.run(document, ${JSON.stringify({ runOnly: RULES, resultTypes: ['violations'] })})
  .then(({ violations }) => violations)`;

/** Fails with the rules that axe finds broken on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  // Half a megabyte, so once for each document.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source);
  const violations = await page.evaluate<axe.Result[]>(FIND_VIOLATIONS);
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
