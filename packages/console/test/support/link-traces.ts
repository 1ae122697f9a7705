import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Fails where the token of a mailed link can still be found in the address bar, the history or what the browser keeps. */
export async function expectNoTraceOfToken(page: Page, token: string): Promise<void> {
  expect(page.url()).not.toContain(token);
  const devTools = await page.context().newCDPSession(page);
  const { entries } = await devTools.send('Page.getNavigationHistory');
  await devTools.detach();
  expect(entries.map(({ url }) => url).join('\n')).not.toContain(token);
  const kept = await page.evaluate<string>(
    'JSON.stringify([history.state, localStorage, document.title, document.cookie])',
  );
  expect(kept).not.toContain(token);
}

/** What the tab keeps until it is closed. */
export function tabStorage(page: Page): Promise<string> {
  return page.evaluate<string>('JSON.stringify(sessionStorage)');
}
