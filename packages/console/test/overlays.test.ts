import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createGate } from '../../server/test/support/gate.js';
import { gone, startConsole, visible } from './support/console.js';

const console = startConsole();

/** What menus and dialogs are made of. */
const OVERLAYS = /\/assets\/overlays-[^/]*\.js$/;

/** They are not there until the gate is opened. */
async function holdOverlays(page: Page) {
  const gate = createGate();
  await page.route(OVERLAYS, async (route) => {
    await gate.opened;
    await route.continue();
  });
  return gate;
}

const newKey = () => `/organizations/${console.server.first.orgId}/applications/api-keys/new`;
const account = (page: Page) => page.getByRole('button', { name: /^Account of/ });
const focused = (page: Page) => page.locator(':focus');

it('opens menus and dialogs that are loaded only when they are wanted, with the focus where it belongs', async () => {
  const page = await console.visit('/account/profile');
  const gate = await holdOverlays(page);
  await page.goto(newKey());
  await visible(page.getByRole('heading', { level: 1 }));
  expect(await account(page).getAttribute('aria-haspopup')).toBe('menu');
  expect(await account(page).getAttribute('aria-expanded')).toBe('false');
  await account(page).focus();
  await page.keyboard.press('Enter');
  gate.open();
  await visible(page.getByRole('menuitem', { name: 'Profile' }).and(focused(page)));
  await page.keyboard.press('ArrowDown');
  await visible(page.getByRole('menuitem', { name: 'Password and Second Factor' }).and(focused(page)));
  await page.keyboard.press('Escape');
  await visible(account(page).and(focused(page)));
  expect(await account(page).getAttribute('aria-expanded')).toBe('false');
  // The second press of a button closes its menu, and so does one beside it.
  await account(page).click();
  await visible(page.getByRole('menu', { name: /^Account of/ }));
  await account(page).click();
  await gone(page.getByRole('menu'));
  await account(page).click();
  await page.getByRole('heading', { level: 1 }).click();
  await gone(page.getByRole('menu'));
});

it('keeps what is typed before the dialog or menu of a search is there', async () => {
  const page = await console.visit('/account/profile');
  let gate = await holdOverlays(page);
  await page.goto(newKey());
  await visible(page.getByRole('heading', { level: 1 }));
  await page.keyboard.press('Control+k');
  await page.keyboard.type('activ');
  gate.open();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await visible(dialog.getByRole('combobox').and(focused(page)));
  await page.keyboard.type('ity');
  expect(await dialog.getByRole('combobox').inputValue()).toBe('activity');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/activity');

  await page.unrouteAll();
  gate = await holdOverlays(page);
  await page.goto(newKey());
  await visible(page.getByRole('heading', { level: 1 }));
  await page.getByRole('button', { name: /^Organizations/ }).click();
  await page.keyboard.type('new organ');
  gate.open();
  const menu = page.getByRole('dialog', { name: 'Organizations' });
  await visible(menu.getByRole('combobox').and(focused(page)));
  expect(await menu.getByRole('combobox').inputValue()).toBe('new organ');
  // Closed and opened again, it is empty.
  await page.keyboard.press('Escape');
  await gone(menu);
  await page.getByRole('button', { name: /^Organizations/ }).click();
  expect(await menu.getByRole('combobox').inputValue()).toBe('');
});

it('closes with Escape what is not there yet, and gives the focus back', async () => {
  const page = await console.visit('/account/profile');
  const gate = await holdOverlays(page);
  await page.goto(newKey());
  const description = page.getByLabel('Description');
  await description.focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('activ');
  await page.keyboard.press('Escape');
  await visible(description.and(focused(page)));
  const organizations = page.getByRole('button', { name: /^Organizations/ });
  await organizations.press('Enter');
  await page.keyboard.type('new organ');
  await page.keyboard.press('Escape');
  await visible(organizations.and(focused(page)));
  await account(page).press('Enter');
  await page.keyboard.press('Escape');
  gate.open();
  await account(page).press('Enter');
  await visible(page.getByRole('menuitem', { name: 'Profile' }).and(focused(page)));
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('says so where they cannot be had, and loses nothing that was typed', async () => {
  const page = await console.visit('/account/profile', { mayReport: true });
  await page.route(OVERLAYS, (route) => route.abort());
  await page.goto(newKey());
  await page.getByLabel('Description').fill('Deploys from CI');
  await account(page).click();
  await visible(page.getByText('This could not be opened'));
  expect(await account(page).getAttribute('aria-expanded')).toBe('false');
  expect(await page.getByLabel('Description').inputValue()).toBe('Deploys from CI');
});
