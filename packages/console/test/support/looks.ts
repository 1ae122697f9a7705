import type { Page } from 'playwright-core';
import { expectAccessible, expectNoSidewaysScroll } from './console.js';

/** Looks at a page as it is now: accessible in light and dark, and nothing lost on a narrow screen. */
export async function expectGoodLooks(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}
