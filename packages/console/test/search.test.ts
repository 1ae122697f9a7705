import { describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { addKey, addProject, allowAddresses } from '../../server/test/support/accounts.js';
import { createGate } from '../../server/test/support/gate.js';
import { expectAccessible, gone, startConsole, visible } from './support/console.js';

const console = startConsole();
const orgPage = (page: string) => `/organizations/${console.server.first.orgId}/${page}`;

describe('Ctrl-K', () => {
  it('finds what has a name, with the keyboard alone, and goes there', async () => {
    const groupId = await addProject(console.server, 'Payments');
    const page = await console.visit(orgPage('users'));
    await visible(page.getByRole('heading', { name: 'Users', level: 1 }));
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Search everything' });
    await visible(field.and(page.locator(':focus')));
    await expectAccessible(page);
    await page.keyboard.type('paym');
    const option = page.getByRole('option', { name: /^Payments/ });
    await visible(option);
    expect(await option.getAttribute('aria-selected')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/projects/${groupId}/applications/api-keys`);
    await gone(field);
  });

  it('goes to pages, and begins what may be begun', async () => {
    const page = await console.visit(orgPage('users'));
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.keyboard.type('create api');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/applications/api-keys/new');
    await page.keyboard.press('Escape');
    await page.goto(orgPage('users'));
    await visible(page.getByRole('heading', { name: 'Users', level: 1 }));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('activity');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/activity');
  });

  it('waits with Enter for what was typed to be found', async () => {
    const groupId = await addProject(console.server, 'Refunds');
    const page = await console.visit(orgPage('users'));
    await visible(page.getByRole('heading', { name: 'Users', level: 1 }));
    const gate = createGate();
    await page.route(/\/search\?/, async (route) => {
      await gate.opened;
      await route.continue();
    });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('refunds');
    const asked = page.waitForRequest(/\/search\?/);
    await page.keyboard.press('Enter');
    await asked;
    gate.open();
    await page.waitForURL(`**/projects/${groupId}/applications/api-keys`);
  });

  it('finds an ID or an address that was pasted from a log', async () => {
    const key = await addKey(console.server, { description: 'nightly' });
    await allowAddresses(console.server, key.id, ['203.0.113.0/24']);
    const page = await console.visit(orgPage('users'));
    await visible(page.getByRole('heading', { name: 'Users', level: 1 }));
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Search everything' });
    await field.fill(key.id);
    await visible(page.getByRole('option', { name: new RegExp(`^${key.publicKey}`) }));
    await field.fill('203.0.113.77');
    await visible(page.getByRole('option', { name: /203\.0\.113\.0\/24 is on its access list/ }));
    await page.keyboard.press('Enter');
    await visible(page.getByRole('heading', { name: `${key.publicKey} API Key Details` }));
  });

  it('tells nobody of what they may not see, and offers nothing that would be refused', async () => {
    await addProject(console.server, 'Hidden from members');
    const as = await addAccount(console.server, { [console.server.first.orgId]: ['ORG_MEMBER'] });
    const page = await console.visit(orgPage('users'), { as });
    await visible(page.getByRole('heading', { name: 'Users', level: 1 }));
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Search everything' });
    await field.fill('hidden from');
    await visible(page.getByText('Nothing that you may see is called “hidden from”.'));
    await field.fill('create');
    await gone(page.getByRole('option', { name: /^Create API Key/ }));
  });

  it('closes with Escape, and gives the focus back', async () => {
    const page = await console.visit(orgPage('users'));
    const search = page.getByRole('searchbox');
    await search.focus();
    await page.keyboard.press('Control+k');
    await visible(page.getByRole('combobox', { name: 'Search everything' }));
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog'));
    await visible(search.and(page.locator(':focus')));
  });
});

describe('other keys', () => {
  it('/ goes to the search of the list, and ? tells the keys', async () => {
    const page = await console.visit(orgPage('users'));
    await visible(page.getByRole('searchbox'));
    await page.keyboard.press('/');
    await visible(page.getByRole('searchbox').and(page.locator(':focus')));
    await page.keyboard.type('/?');
    expect(await page.getByRole('searchbox').inputValue()).toBe('/?');
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard Shortcuts' });
    await visible(dialog.getByText('Search the list of the page'));
    await expectAccessible(page);
  });
});

describe('the menus of organizations and projects', () => {
  it('mark the one that is open, find others, and stay on the page', async () => {
    for (let number = 0; number < 14; number += 1) await addProject(console.server, `Switch ${number}`);
    const groupId = await addProject(console.server, 'Zulu');
    const { groupId: first } = console.server.first;
    const page = await console.visit(`/projects/${first}/users`);
    await page.getByRole('button', { name: /^Projects/ }).click();
    const field = page.getByRole('combobox', { name: 'Projects' });
    await visible(field.and(page.locator(':focus')));
    await visible(page.locator('[role=option][aria-current=true]'));
    await expectAccessible(page);
    await field.fill('zul');
    const option = page.getByRole('option', { name: 'Zulu', exact: true });
    await visible(option);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/projects/${groupId}/users`);
    await visible(page.getByRole('button', { name: 'Projects Zulu' }));
  });

  it('lead to the lists of all, and to a new one', async () => {
    const page = await console.visit(orgPage('users'));
    await page.getByRole('button', { name: /^Organizations/ }).click();
    await visible(page.getByRole('option', { name: 'New Organization' }));
    await page.getByRole('option', { name: 'View All Organizations' }).click();
    await page.waitForURL('**/organizations');
  });
});
