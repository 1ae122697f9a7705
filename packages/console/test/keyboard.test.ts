import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { REQUIREMENT_NAME } from '../../server/src/domain/requirement-name.js';
import { addKey, allowAddresses, type TestKey } from '../../server/test/support/accounts.js';
import { clipboard, gone, rowOf, startConsole, visible } from './support/console.js';
import { startEmptyServer } from './support/empty-server.js';
import { type Keyboard, keyboardOf } from './support/keyboard.js';

// The procedures of the founding documents, by somebody who has no pointer and may not see the page.

const console = startConsole();
let blocked: TestKey;
beforeAll(async () => {
  const { server } = console;
  blocked = await addKey(server, {
    organizationRoles: ['ORG_MEMBER'],
    projectRoles: [{ projectId: server.first.groupId, role: 'GROUP_READ_ONLY' }],
  });
  await allowAddresses(server, blocked.id, ['203.0.113.0/24', '198.51.100.7/32']);
});

const heading = ({ page }: Keyboard, name: string) => page.getByRole('heading', { name, exact: true });
const button = ({ page }: Keyboard, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
const linkIn = ({ page }: Keyboard, navigation: string, name: string) =>
  page.getByRole('navigation', { name: navigation, exact: true }).getByRole('link', { name, exact: true });

/** What a screen reader has of a part of the page: names, roles and states. */
async function reads(part: Locator, ...lines: string[]) {
  const text = await part.ariaSnapshot();
  for (const line of lines) expect(text).toContain(line);
}

/** "Select your desired organization from the Organizations menu", or project, by its name. */
async function select(keys: Keyboard, menu: 'Organizations' | 'Projects', name: string) {
  await keys.press(button(keys, new RegExp(`^${menu}`)));
  await visible(keys.page.getByRole('combobox', { name: menu }));
  await keys.type(name);
  await keys.take(keys.page.getByRole('option', { name, exact: true }));
  const scope = menu === 'Organizations' ? 'Organization' : 'Project';
  await keys.arrive(keys.page.getByRole('navigation', { name: scope, exact: true }));
}

async function chooseRole(keys: Keyboard, label: string, role: string) {
  const { page } = keys;
  await keys.press(page.getByLabel(label));
  const item = page.getByRole('menuitemcheckbox', { name: new RegExp(`^${role}`) });
  await keys.downTo(item);
  await page.keyboard.press('Space');
  await visible(page.getByRole('menuitemcheckbox', { name: new RegExp(`^${role}`), checked: true }));
  await page.keyboard.press('Escape');
  await gone(item);
  await visible(page.getByLabel(label).and(page.locator(':focus')));
}

/** Types an address and adds the current one, each with Save. */
async function addAddresses(keys: Keyboard, typed: string) {
  const { page } = keys;
  await keys.press(button(keys, 'Add Access List Entry'));
  await visible(page.getByLabel('IP Address or CIDR Block').and(page.locator(':focus')));
  await keys.type(typed);
  await keys.press(button(keys, 'Save'));
  await keys.arrive(rowOf(page, typed));
  await visible(button(keys, 'Add Access List Entry').and(page.locator(':focus')));
  await keys.press(button(keys, 'Use Current IP Address'));
  await expect.poll(() => page.getByLabel('IP Address or CIDR Block').inputValue()).toBe('127.0.0.1');
  await keys.press(button(keys, 'Save'));
  await keys.arrive(rowOf(page, '127.0.0.1'));
}

describe('by keyboard alone', () => {
  it('creates, looks at, changes and deletes an API key of an organization', async () => {
    const { first } = console.server;
    const page = await console.visit('/');
    const keys = keyboardOf(page);
    await select(keys, 'Organizations', first.organizationName);
    await reads(
      page.getByRole('banner'),
      '- navigation "Organizations and projects"',
      `- button "Organizations ${first.organizationName}"`,
      '- link "Organization Settings"',
      '- button "Projects"',
      '- button "Access Manager"',
    );
    await reads(
      page.getByRole('navigation', { name: 'Organization', exact: true }),
      '- heading "Identity & Access" [level=2]',
      '- list "Identity & Access"',
      '- link "Access Manager"',
      '- link "Applications"',
    );
    await keys.press(linkIn(keys, 'Organization', 'Applications'));
    await keys.arrive(heading(keys, 'Applications'));
    await keys.press(linkIn(keys, 'Kinds of applications', 'API Keys'));
    await keys.arrive(page.getByRole('table', { name: 'API keys' }));
    await keys.choose(button(keys, 'Add new'), 'API Key');

    await keys.arrive(heading(keys, 'API Key Information'));
    await reads(
      page.getByRole('main'),
      '- heading "Add API Key" [level=1]',
      '- list "Steps"',
      '- heading "API Key Information" [level=2]',
      '- textbox "Description"',
      '- button "Organization Permissions"',
      '- button "Next"',
    );
    await keys.to(page.getByLabel('Description', { exact: true }));
    await keys.type('without a pointer');
    await chooseRole(keys, 'Organization Permissions', 'Organization Member');
    await keys.press(button(keys, 'Next'));
    await keys.arrive(heading(keys, 'Private Key & Access List'));
    await keys.press(button(keys, 'Copy Private Key'));
    await visible(page.getByText('Copied Private Key'));
    await addAddresses(keys, '127.0.0.9');
    await reads(
      page.getByRole('main'),
      '- heading "Private Key & Access List" [level=2]',
      '- button "Copy Public Key"',
      '- button "Add Access List Entry"',
      '- button "Use Current IP Address"',
      '- table "Entries of the access list"',
      '- rowheader "127.0.0.9"',
      '- button "Delete 127.0.0.9"',
    );
    await keys.press(button(keys, 'Done'));
    await keys.arrive(rowOf(page, 'without a pointer').getByText('2 entries'));

    // The modal is read as a screen reader has it, and Escape leads back to where it was opened.
    const options = button(keys, `Options of ${blocked.publicKey}`);
    await keys.choose(options, 'View Details');
    const modal = page.getByRole('dialog', { name: `${blocked.publicKey} API Key Details` });
    await keys.arrive(modal.getByRole('table', { name: 'Entries of the access list' }));
    await reads(
      modal,
      `- heading "${blocked.publicKey} API Key Details" [level=2]`,
      '- term: Private Key',
      '- term: Last Used',
      '- term: Created',
      '- heading "Access List" [level=3]',
      '- rowheader "203.0.113.0/24"',
      '- heading "Projects" [level=3]',
      `- link "${first.projectName}"`,
    );
    await page.keyboard.press('Escape');
    await gone(modal);
    await visible(options.and(page.locator(':focus')));

    await keys.choose(options, 'Edit');
    await keys.arrive(heading(keys, 'API Key Information'));
    await keys.to(page.getByLabel('Description', { exact: true }));
    await keys.type(', changed');
    await keys.press(button(keys, 'Next'));
    await keys.arrive(heading(keys, 'Private Key & Access List'));
    await keys.press(button(keys, 'Delete 198.51.100.7'));
    await visible(button(keys, 'Keep 198.51.100.7').and(page.locator(':focus')));
    await keys.press(button(keys, 'Save'));
    await gone(rowOf(page, '198.51.100.7'));
    await keys.press(button(keys, 'Done'));
    await keys.arrive(rowOf(page, blocked.publicKey).getByText('1 entry'));

    const made = rowOf(page, 'without a pointer').getByRole('button', { name: /^Delete / });
    await keys.press(made);
    const question = page.getByRole('alertdialog');
    await keys.press(question.getByRole('button', { name: 'Delete' }));
    await gone(question);
    await gone(rowOf(page, 'without a pointer'));
    await keys.arrive(heading(keys, 'Applications'));
  });

  it('creates, changes, removes and invites an API key of a project, as Project User Admin and Owner do', async () => {
    const { server } = console;
    const { first } = server;
    const guest = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const page = await console.visit('/');
    const keys = keyboardOf(page);
    await select(keys, 'Projects', first.projectName);
    await keys.choose(button(keys, `Options of ${first.projectName}`), 'Project Settings');
    await keys.arrive(heading(keys, 'Project Settings'));
    await keys.choose(button(keys, 'Access Manager'), /^Project Access/);
    await keys.arrive(heading(keys, 'Project Access Manager'));
    await keys.choose(button(keys, 'Create Application'), 'API Key');

    await keys.arrive(heading(keys, 'Create API Key'));
    await keys.to(page.getByLabel('Description', { exact: true }));
    await keys.type('of the project');
    await chooseRole(keys, 'Project Permissions', 'Project Read Only');
    await keys.press(button(keys, 'Next'));
    await keys.arrive(heading(keys, 'Private Key & Access List'));
    await keys.press(button(keys, 'Copy Private Key'));
    await visible(page.getByText('Copied Private Key'));
    expect(await clipboard(page)).not.toBe('');
    await addAddresses(keys, '127.0.0.9');
    await keys.press(button(keys, 'Done'));
    await keys.arrive(rowOf(page, 'of the project').getByText('2 entries'));

    const options = rowOf(page, 'of the project').getByRole('button', { name: /^Options of / });
    await keys.choose(options, 'Edit Permissions');
    await keys.arrive(heading(keys, 'Edit Permissions'));
    await chooseRole(keys, 'Project Permissions', 'Project Owner');
    await keys.press(button(keys, 'Save'));
    await keys.arrive(rowOf(page, 'of the project').getByText('Project Owner'));

    await keys.press(rowOf(page, 'of the project').getByRole('button', { name: /^Remove / }));
    const question = page.getByRole('alertdialog');
    await keys.press(question.getByRole('button', { name: 'Remove from this project' }));
    await gone(rowOf(page, 'of the project'));
    await gone(question);
    await keys.arrive(heading(keys, 'Applications'));

    await keys.press(button(keys, 'Invite to Project'), 'Enter', 'back');
    const dialog = page.getByRole('dialog', { name: 'Invite to Project' });
    await visible(dialog.getByRole('combobox').and(page.locator(':focus')));
    await keys.type(guest.publicKey);
    await chooseRole(keys, 'Project Permissions', 'Project Read Only');
    await keys.press(dialog.getByRole('button', { name: 'Invite to Project' }));
    await gone(dialog);
    await keys.arrive(rowOf(page, guest.publicKey).getByText('Project Read Only'));
  });

  it('requires access lists, and makes an organization that does not', async () => {
    const { first } = console.server;
    const page = await console.visit('/');
    const keys = keyboardOf(page);
    await keys.press(linkIn(keys, 'Organizations and projects', 'Organization Settings'));
    await keys.arrive(heading(keys, 'Organization Settings'));
    const toggle = page.getByRole('switch', { name: REQUIREMENT_NAME });
    await keys.press(toggle, 'Space');
    const question = page.getByRole('alertdialog', { name: `${REQUIREMENT_NAME}?` });
    await visible(question.getByRole('list', { name: 'Without access list entries' }));
    await reads(
      question,
      `- heading "${REQUIREMENT_NAME}?" [level=2]`,
      `- link "Access list of ${first.apiKey.publicKey}"`,
      '- button "Cancel"',
    );
    await keys.press(question.getByRole('button', { name: 'Require Access Lists' }));
    await gone(question);
    await visible(page.getByRole('switch', { name: REQUIREMENT_NAME, checked: true }));
    await visible(toggle.and(page.locator(':focus')));

    await keys.press(button(keys, /^Organizations/), 'Enter', 'back');
    await keys.take(page.getByRole('option', { name: 'New Organization' }));
    await visible(page.getByLabel('Organization Name').and(page.locator(':focus')));
    await keys.type('Open');
    await page.keyboard.press('Enter');
    await keys.arrive(toggle);
    await keys.press(toggle, 'Space');
    await visible(page.getByRole('switch', { name: REQUIREMENT_NAME, checked: false }));
    await keys.press(button(keys, 'Create Organization'));
    await keys.arrive(page.getByRole('navigation', { name: 'Organization', exact: true }));
    await keys.arrive(page.locator('h1'));
    expect(page.url()).not.toContain(first.orgId);
  });

  it('sets a server up and signs in', async () => {
    const { link } = await startEmptyServer();
    const page = await console.visit(link, { as: null });
    const keys = keyboardOf(page);
    const fields = [
      ['Organization name', 'Amber'],
      ['Project name', 'Payments'],
      ['Your e-mail address', 'mira@example.com'],
      ['Password', 'correct horse battery'],
      ['Password again', 'correct horse battery'],
    ] as const;
    for (const [label, text] of fields) {
      await keys.to(page.getByLabel(label, { exact: true }));
      await keys.type(text);
    }
    await keys.press(page.getByRole('button', { name: 'Set up' }));
    await visible(page.getByRole('heading', { name: 'Sallyport is set up' }));
    await keys.press(page.getByRole('button', { name: 'Copy Private Key' }));
    await visible(page.getByText('Copied', { exact: true }));
    await keys.press(page.getByRole('link', { name: 'Go to the console' }));
    await visible(page.getByRole('heading', { name: 'Sign in' }));
    await keys.to(page.getByLabel('E-mail address'));
    await keys.type('mira@example.com');
    await keys.to(page.getByLabel('Password', { exact: true }));
    await keys.type('correct horse battery');
    await page.keyboard.press('Enter');
    await keys.arrive(page.getByRole('navigation', { name: 'Organization', exact: true }));
  });
});
