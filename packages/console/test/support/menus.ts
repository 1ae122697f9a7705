import type { Page } from 'playwright-core';
import { visible } from './console.js';

/** "If it's not already displayed, select your desired organization from the Organizations menu in the navigation bar." */
export async function selectOrganization(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Organizations/ }).click();
  await page.getByRole('option', { name, exact: true }).click();
  await visible(page.getByRole('button', { name: `Organizations ${name}`, exact: true }));
  await visible(page.getByRole('navigation', { name: 'Organization', exact: true }));
}

/** "If it's not already displayed, select your desired project from the Projects menu in the navigation bar." */
export async function selectProject(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Projects/ }).click();
  await page.getByRole('option', { name, exact: true }).click();
  await visible(page.getByRole('button', { name: `Projects ${name}`, exact: true }));
  await visible(page.getByRole('navigation', { name: 'Project', exact: true }));
}

/** "In the sidebar, click …". */
export async function clickInSidebar(page: Page, scope: 'Organization' | 'Project', link: string) {
  await page.getByRole('navigation', { name: scope, exact: true }).getByRole('link', { name: link }).click();
}

/** "In the sidebar, click Applications under the Identity & Access heading", and there the page of API keys. */
export async function goToApiKeys(page: Page, scope: 'Organization' | 'Project'): Promise<void> {
  await clickInSidebar(page, scope, 'Applications');
  await visible(page.getByRole('heading', { name: 'Applications' }));
  await showApiKeys(page);
}

/** From the page of service accounts, which has the same heading and the same buttons, to that of API keys. */
export async function showApiKeys(page: Page): Promise<void> {
  const tab = page
    .getByRole('navigation', { name: 'Kinds of applications' })
    .getByRole('link', { name: 'API Keys' });
  await tab.click();
  await visible(tab.and(page.locator('[aria-current=page]')));
}

/** Chooses an item of a menu behind a button. */
export async function choose(page: Page, button: string | RegExp, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('menuitem', { name: item, ...(typeof item === 'string' && { exact: true }) }).click();
}

/** Chooses roles, or takes them away, in the menu "Organization Permissions" or "Project Permissions". */
export async function chooseRoles(page: Page, label: string, ...roles: string[]): Promise<void> {
  await page.getByLabel(label).click();
  for (const role of roles)
    await page.getByRole('menuitemcheckbox', { name: new RegExp(`^${role}`) }).click();
  await page.keyboard.press('Escape');
}

/** Puts a filter on the list of the page; one that has no values is its own. */
export async function chooseFilter(page: Page, filter: string, value?: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: filter, exact: true }).click();
  if (value !== undefined) await page.getByRole('menuitem', { name: value, exact: true }).click();
}
