import { readdirSync, readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gone, startConsole, visible } from './support/console.js';
import { furnish, type World } from './support/world.js';

const console = startConsole();
let world: World;
beforeAll(async () => {
  world = await furnish(console.server);
});

it('is where all dialogs have it from: nothing else makes one', () => {
  const sources = new URL('../src/', import.meta.url);
  const makers = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .filter((file) => /\b(AlertDialog|RadixDialog|Dialog)\b[^;]*from 'radix-ui'/.test(read(file)));
  function read(file: string) {
    return readFileSync(new URL(file, sources), 'utf8');
  }
  expect(makers).toEqual(['kit/overlays/DialogBox.tsx']);
});

/** What opens a dialog: a button, or an item of the menu behind it. */
type Opener = readonly [button: string | RegExp, item?: string];

const openers: Readonly<Record<string, { path: (world: World) => string; openers: readonly Opener[] }>> = {
  'API keys of an organization': {
    path: ({ orgId }) => `/organizations/${orgId}/applications/api-keys`,
    openers: [[/^Delete /], [/^Options of /, 'View Details']],
  },
  'API keys of a project': {
    path: ({ groupId }) => `/projects/${groupId}/applications/api-keys`,
    openers: [[/^Remove /], [/^Options of [a-z]{8}$/, 'View Details'], ['Invite to Project']],
  },
  'service accounts': {
    path: ({ orgId }) => `/organizations/${orgId}/applications/service-accounts`,
    openers: [['Delete Terraform'], ['Options of Terraform', 'Edit Permissions']],
  },
  'a service account': {
    path: ({ orgId, clientId }) => `/organizations/${orgId}/applications/service-accounts/${clientId}`,
    openers: [
      ['Edit Service Account Info'],
      ['Generate New Client Secret'],
      [/^Revoke the secret/],
      ['Edit Permissions'],
      ['Delete'],
    ],
  },
  'users of an organization': {
    path: ({ orgId }) => `/organizations/${orgId}/users`,
    openers: [
      ['Invite Users'],
      ['Options of ines@northwind.example', 'View Details'],
      ['Options of ines@northwind.example', 'Edit Permissions'],
      ['Options of ines@northwind.example', 'Copy Invitation Link'],
      ['Options of ines@northwind.example', 'Invite Again'],
      ['Options of ines@northwind.example', 'Cancel Invitation'],
    ],
  },
  'users of a project': {
    path: ({ groupId }) => `/projects/${groupId}/users`,
    openers: [['Grant Access'], [/^Options of ines@/, 'Grant Access']],
  },
  'teams of an organization': {
    path: ({ orgId }) => `/organizations/${orgId}/teams`,
    openers: [['Create Team'], ['Delete Platform']],
  },
  'a team': {
    path: ({ orgId, teamId }) => `/organizations/${orgId}/teams/${teamId}`,
    openers: [['Rename'], ['Delete Team'], ['Add Members'], [/^Remove .* from the team$/]],
  },
  'teams of a project': {
    path: ({ groupId }) => `/projects/${groupId}/teams`,
    openers: [
      ['Add Teams'],
      ['Options of Platform', 'Edit Permissions'],
      ['Options of Platform', 'Remove from Project'],
    ],
  },
  'the settings of an organization': {
    path: ({ orgId }) => `/organizations/${orgId}/settings`,
    openers: [[/^Require IP Access List/], ['Require Multi-Factor Authentication'], ['Leave Organization']],
  },
  'the settings of a project': {
    path: ({ groupId }) => `/projects/${groupId}/settings`,
    openers: [['Delete Project']],
  },
  'the Activity Feed': {
    path: ({ orgId }) => `/organizations/${orgId}/activity`,
    openers: [[/API key/i]],
  },
  sessions: { path: () => '/account/sessions', openers: [[/^End the session/]] },
};

const buttonNamed = (page: Page, name: string | RegExp): Locator =>
  page
    .getByRole('main')
    .getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) })
    .or(page.getByRole('main').getByRole('switch', { name }))
    .first();

describe.each(Object.entries(openers))('%s', (_, { path, openers: ways }) => {
  it.each(ways.map(([button, item]) => ({ button, item })))(
    'gives the focus back to $button, $item when the dialog is closed',
    async ({ button, item }) => {
      const page = await console.visit(path(world));
      const control = buttonNamed(page, button);
      await visible(control);
      await control.focus();
      await page.keyboard.press('Enter');
      if (item !== undefined) {
        await visible(page.getByRole('menuitem', { name: item, exact: true }));
        await page.getByRole('menuitem', { name: item, exact: true }).press('Enter');
      }
      const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
      await visible(dialog);
      // Behind an open dialog no reader finds what opened it, and so no role does.
      expect(await page.evaluate('document.activeElement.closest("[role$=dialog]") !== null')).toBe(true);
      await page.keyboard.press('Escape');
      await gone(dialog);
      await visible(control.and(page.locator(':focus')));
    },
  );
});

describe('a dialog with a form', () => {
  it.each([
    ['Invite to Project', () => `/projects/${world.groupId}/applications/api-keys`],
    ['Edit Service Account Info', () => serviceAccount()],
    ['Edit Permissions', () => serviceAccount()],
    [/^Revoke the secret/, () => serviceAccount()],
    ['Invite Users', () => `/organizations/${world.orgId}/users`],
    ['Create Team', () => `/organizations/${world.orgId}/teams`],
    ['Rename', () => `/organizations/${world.orgId}/teams/${world.teamId}`],
  ] as const)('%s begins with its first field', async (button, path) => {
    const page = await console.visit(path());
    await buttonNamed(page, button).click();
    const fields = page.locator('[role$="dialog"] form').locator('input, textarea, select, .input');
    await visible(fields.first().and(page.locator(':focus')));
  });

  const serviceAccount = () =>
    `/organizations/${world.orgId}/applications/service-accounts/${world.clientId}`;
});

it('takes a suggestion by the arrow keys and Enter, and Escape closes the suggestions first', async () => {
  const page = await console.visit(`/projects/${world.groupId}/applications/api-keys`);
  await page.getByRole('button', { name: 'Invite to Project' }).click();
  const field = page.getByRole('combobox', { name: 'Public Key or Client ID' });
  await field.fill('reports');
  await expect
    .poll(() => page.getByRole('option').allTextContents())
    .toEqual([expect.stringContaining('Nightly reports')]);
  await page.keyboard.press('Escape');
  await gone(page.getByRole('option'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => field.inputValue()).toMatch(/^[a-z]{8}$/);
  await visible(page.getByRole('dialog', { name: 'Invite to Project' }));
});
