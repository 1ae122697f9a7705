import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addAccount, type TestAccountHolder } from '../../server/test/support/account-holder.js';
import { addKey } from '../../server/test/support/accounts.js';
import { createBrowser } from '../../server/test/support/browser.js';
import { createAccount } from '../../server/test/support/service-accounts.js';
import { gone, rowOf, startConsole, visible } from './support/console.js';
import { chooseRoles, clickInSidebar } from './support/menus.js';

const console = startConsole();
const organizationPage = (page: string) => `/organizations/${console.server.first.orgId}/${page}`;

const ADDRESS = '203.0.113.50';

async function typeAddress(page: Page) {
  await page.getByRole('button', { name: 'Add Access List Entry' }).click();
  await page.getByLabel('IP Address or CIDR Block').fill(ADDRESS);
}

async function fillKey(page: Page) {
  await page.getByLabel('Description', { exact: true }).fill('drafted');
  await chooseRoles(page, 'Organization Permissions', 'Organization Member');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Copy Private Key' }).click();
  await visible(page.getByText('Copied Private Key'));
}

/** A page with a draft on it, and what leads away from it. */
interface Draft {
  readonly open: () => Promise<Page>;
  readonly leave: (page: Page) => Promise<void>;
  /** Still there after the question. */
  readonly kept: (page: Page) => Promise<string>;
}

const addressOf = (page: Page) => page.getByLabel('IP Address or CIDR Block').inputValue();
const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click();
const follow = (name: string) => (page: Page) => clickInSidebar(page, 'Organization', name);

const drafts: Readonly<Record<string, Draft>> = {
  'an address typed for a new API key, at Done': {
    async open() {
      const page = await console.visit(organizationPage('applications/api-keys/new'));
      await fillKey(page);
      await typeAddress(page);
      return page;
    },
    leave: press('Done'),
    kept: addressOf,
  },
  'an address typed for an API key, at Done': {
    async open() {
      const key = await addKey(console.server, {});
      const path = `applications/api-keys/${key.id}/edit?step=access-list`;
      const page = await console.visit(organizationPage(path));
      await typeAddress(page);
      return page;
    },
    leave: press('Done'),
    kept: addressOf,
  },
  'an address typed for an API key, at Back': {
    async open() {
      const key = await addKey(console.server, {});
      const path = `applications/api-keys/${key.id}/edit?step=access-list`;
      const page = await console.visit(organizationPage(path));
      await typeAddress(page);
      return page;
    },
    leave: press('Back'),
    kept: addressOf,
  },
  'an address typed for a new service account, at Done': {
    async open() {
      const page = await console.visit(organizationPage('applications/service-accounts/new'));
      await page.getByLabel('Name', { exact: true }).fill('Drafted');
      await page.getByLabel('Description').fill('drafted');
      await chooseRoles(page, 'Organization Permissions', 'Organization Member');
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByRole('button', { name: 'Copy Client Secret' }).click();
      await visible(page.getByText('Copied Client Secret'));
      await typeAddress(page);
      return page;
    },
    leave: press('Done'),
    kept: addressOf,
  },
  'an address typed for a service account': {
    async open() {
      const { clientId } = await createAccount(console.server);
      const page = await console.visit(organizationPage(`applications/service-accounts/${clientId}`));
      await typeAddress(page);
      return page;
    },
    leave: follow('Users'),
    kept: addressOf,
  },
  'a description typed for a new API key': {
    async open() {
      const page = await console.visit(organizationPage('applications/api-keys/new'));
      await page.getByLabel('Description', { exact: true }).fill('half written');
      return page;
    },
    leave: follow('Users'),
    kept: (page) => page.getByLabel('Description', { exact: true }).inputValue(),
  },
  'a contact typed in the settings': {
    async open() {
      const page = await console.visit(organizationPage('settings'));
      await page.getByLabel('Security Contact').fill('sec@example.com');
      return page;
    },
    leave: follow('Users'),
    kept: (page) => page.getByLabel('Security Contact').inputValue(),
  },
  'the name of a new project': {
    async open() {
      const page = await console.visit(organizationPage('projects/new'));
      await page.getByLabel('Project Name').fill('Half');
      return page;
    },
    leave: follow('Users'),
    kept: (page) => page.getByLabel('Project Name').inputValue(),
  },
};

describe.each(Object.entries(drafts))('%s', (_, { open, leave, kept }) => {
  it('is asked about before the page is left, and is kept by Stay here', async () => {
    const page = await open();
    const before = await kept(page);
    expect(before).not.toBe('');
    await leave(page);
    const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
    await visible(question);
    await question.getByRole('button', { name: 'Stay here' }).click();
    await gone(question);
    expect(await kept(page)).toBe(before);
    await leave(page);
    await question.getByRole('button', { name: 'Leave without saving' }).click();
    await gone(question);
  });
});

it('asks about entries that were marked to be deleted and not saved', async () => {
  const key = await addKey(console.server, {});
  const list = `/api/atlas/v2/orgs/${console.server.first.orgId}/apiKeys/${key.id}/accessList`;
  await console.server.curl(list, { method: 'POST', body: [{ ipAddress: ADDRESS }] });
  const page = await console.visit(organizationPage(`applications/api-keys/${key.id}/edit?step=access-list`));
  await page.getByRole('button', { name: `Delete ${ADDRESS}` }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page
    .getByRole('alertdialog', { name: 'Leave without saving?' })
    .getByRole('button', { name: 'Leave without saving' })
    .click();
  await visible(rowOf(page, key.publicKey).getByText('1 entry'));
});

it('does not ask about what was saved, cancelled or typed back', async () => {
  const page = await console.visit(organizationPage('settings'));
  const contact = page.getByLabel('Security Contact');
  await contact.fill('sec@example.com');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await gone(page.getByRole('button', { name: 'Save', exact: true }));
  await contact.fill('other@example.com');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await follow('Users')(page);
  await visible(page.getByRole('heading', { name: 'Users', level: 1 }));
  await page.goto(organizationPage('applications/api-keys/new'));
  await page.getByLabel('Description', { exact: true }).fill('never mind');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await visible(page.getByRole('heading', { name: 'Applications' }));
});

describe('a session that ends while something is typed', () => {
  async function endSessions({ username, password }: TestAccountHolder) {
    const elsewhere = createBrowser(console.server);
    await elsewhere.signIn(username, password);
    expect((await elsewhere.send('DELETE', '/sessions')).status).toBe(204);
  }

  it('is begun again over the page, which keeps what was typed and goes on', async () => {
    const { server } = console;
    const person = await addAccount(server, { [server.first.orgId]: ['ORG_OWNER'] });
    const page = await console.visit(organizationPage('applications/api-keys/new'), { as: person });
    await page.getByLabel('Description', { exact: true }).fill('typed with care');
    await chooseRoles(page, 'Organization Permissions', 'Organization Member');
    await endSessions(person);
    await page.getByRole('button', { name: 'Next' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await visible(dialog);
    await dialog.getByLabel('Password', { exact: true }).fill('not this one');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await visible(dialog.getByRole('alert'));
    await dialog.getByLabel('Password', { exact: true }).fill(person.password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await gone(dialog);
    expect(await page.getByLabel('Description', { exact: true }).inputValue()).toBe('typed with care');
    await page.getByRole('button', { name: 'Next' }).click();
    await visible(page.getByRole('heading', { name: 'Private Key & Access List' }));
  });
});
