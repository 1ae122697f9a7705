import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addKey, allowAddresses } from '../../../server/test/support/accounts.js';
import { clipboard, gone, rowOf, startConsole, visible } from '../support/console.js';
import { choose, chooseRoles, clickInSidebar, selectOrganization } from '../support/menus.js';
import { take } from './steps.js';

const console = startConsole();
const orgPath = () => `/api/atlas/v2/orgs/${console.server.first.orgId}`;
const groupPath = () => `/api/atlas/v2/groups/${console.server.first.groupId}`;

const heading = (page: Page, name: string) => visible(page.getByRole('heading', { name, exact: true }));

/** "Click Access Manager in the sidebar." */
async function goByTheSidebar(page: Page) {
  await selectOrganization(page, console.server.first.organizationName);
  await take(41, async () => {
    await clickInSidebar(page, 'Organization', 'Access Manager');
    await heading(page, 'Organization Access Manager');
  });
}

/** "Or click Access Manager in the navigation bar, then click your organization." */
async function goByTheNavigationBar(page: Page) {
  const { organizationName } = console.server.first;
  await selectOrganization(page, organizationName);
  await take(42, async () => {
    await page.getByRole('button', { name: 'Access Manager' }).click();
    await page.getByRole('menuitem').filter({ hasText: organizationName }).click();
    await heading(page, 'Organization Access Manager');
  });
}

async function goToProject(page: Page) {
  const { first } = console.server;
  await selectOrganization(page, first.organizationName);
  await page.getByRole('link', { name: 'Projects', exact: true }).click();
  await take(52, async () => {
    await heading(page, 'Projects');
    await page.getByRole('main').getByRole('link', { name: first.projectName }).click();
    await visible(page.getByRole('navigation', { name: 'Project', exact: true }));
  });
  await take(53, async () => {
    await choose(page, `Options of ${first.projectName}`, 'Project Settings');
    await heading(page, 'Project Settings');
  });
  await take(54, async () => {
    await page.getByRole('button', { name: 'Access Manager' }).click();
    await page.getByRole('menuitem').filter({ hasText: first.projectName }).click();
    await heading(page, 'Project Access Manager');
  });
}

async function addEntry(page: Page, address: string) {
  await page.getByRole('button', { name: 'Add Access List Entry' }).click();
  await page.getByLabel('IP Address or CIDR Block').fill(address);
  await page.getByRole('button', { name: 'Save' }).click();
  await visible(rowOf(page, address));
}

async function copyKeys(page: Page) {
  await page.getByRole('button', { name: 'Copy Public Key' }).click();
  await visible(page.getByText('Copied Public Key'));
  const publicKey = await clipboard(page);
  await page.getByRole('button', { name: 'Copy Private Key' }).click();
  await visible(page.getByText('Copied Private Key'));
  return { publicKey, privateKey: await clipboard(page) };
}

const projectKey = () =>
  addKey(console.server, {
    organizationRoles: ['ORG_MEMBER'],
    projectRoles: [{ projectId: console.server.first.groupId, role: 'GROUP_READ_ONLY' }],
  });

describe('an organization', () => {
  it('creates an API key', async () => {
    const { server } = console;
    const page = await console.visit('/');
    await goByTheSidebar(page);
    await choose(page, 'Add new', 'API Key');
    await take(43, async () => {
      await page.getByLabel('Description', { exact: true }).fill('of 2021');
      await chooseRoles(page, 'Organization Permissions', 'Organization Member');
    });
    await page.getByRole('button', { name: 'Next' }).click();
    await take(44, async () => {
      await visible(page.getByText('Acts as the user name of API requests.'));
      await visible(page.getByText('Acts as the password of API requests.'));
    });
    const key = await take(45, () => copyKeys(page));
    await take(46, () => addEntry(page, '127.0.0.9'));
    await take(47, () => page.getByRole('button', { name: 'Done' }).click());
    await visible(rowOf(page, 'of 2021').getByText('1 entry'));
    expect((await server.curl(orgPath(), { key, from: '127.0.0.9' })).status).toBe(200);
    expect((await server.curl(orgPath(), { key })).status).toBe(403);
  });

  it('shows the details of an API key', async () => {
    const key = await projectKey();
    await allowAddresses(console.server, key.id, ['203.0.113.0/24']);
    const page = await console.visit('/');
    await goByTheNavigationBar(page);
    await take(48, async () => {
      await choose(page, `Options of ${key.publicKey}`, 'View Details');
      const modal = page.getByRole('dialog', { name: `${key.publicKey} API Key Details` });
      await visible(modal.getByText(`********-****-****-${key.privateKey.slice(-12)}`));
      await visible(modal.getByText('Last Used', { exact: true }));
      await visible(modal.getByText('Created', { exact: true }));
      await visible(modal.getByText('203.0.113.0/24'));
      await visible(modal.getByRole('link', { name: console.server.first.projectName }));
    });
  });

  it('changes an API key and its access list', async () => {
    const { server } = console;
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    await allowAddresses(server, key.id, ['127.0.0.1/32', '127.0.0.9/32']);
    const page = await console.visit('/');
    await goByTheSidebar(page);
    await choose(page, `Options of ${key.publicKey}`, 'Edit');
    await take(49, async () => {
      await visible(page.getByText('steps of the Add API Key page'));
      await page.getByLabel('Description', { exact: true }).fill('modified');
      await chooseRoles(page, 'Organization Permissions', 'Organization Read Only');
    });
    await page.getByRole('button', { name: 'Next' }).click();
    await take(50, async () => {
      await page.getByRole('button', { name: 'Delete 127.0.0.9' }).click();
      // Nothing is deleted before Save.
      await visible(rowOf(page, '127.0.0.9').getByText('Goes with Save'));
      expect((await server.curl(orgPath(), { key, from: '127.0.0.9' })).status).toBe(200);
      await page.getByRole('button', { name: 'Save' }).click();
      await gone(rowOf(page, '127.0.0.9'));
    });
    expect((await server.curl(orgPath(), { key, from: '127.0.0.9' })).status).toBe(403);
    expect((await server.curl(orgPath(), { key })).status).toBe(200);
  });

  it('deletes an API key, and with it its place in projects', async () => {
    const { server } = console;
    const key = await projectKey();
    const page = await console.visit('/');
    await goByTheNavigationBar(page);
    await page.getByRole('button', { name: `Delete ${key.publicKey}` }).click();
    const question = page.getByRole('alertdialog');
    await take(51, async () => {
      await visible(question.getByText(`its access to ${server.first.projectName}`));
      await question.getByRole('button', { name: 'Delete' }).click();
      await gone(rowOf(page, key.publicKey));
    });
    const inProject = await server.curl(`${groupPath()}/apiKeys`);
    expect(inProject.text).not.toContain(key.publicKey);
  });
});

describe('a project', () => {
  it('creates an API key', async () => {
    const page = await console.visit('/');
    await goToProject(page);
    await choose(page, 'Create Application', 'API Key');
    await take(55, async () => {
      await heading(page, 'Create API Key');
      await page.getByLabel('Description', { exact: true }).fill('of a project in 2021');
      await chooseRoles(page, 'Project Permissions', 'Project Read Only');
    });
    await page.getByRole('button', { name: 'Next' }).click();
    const key = await copyKeys(page);
    await addEntry(page, '127.0.0.9');
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(rowOf(page, 'of a project in 2021').getByText('1 entry'));
    expect((await console.server.curl(groupPath(), { key, from: '127.0.0.9' })).status).toBe(200);
  });

  it('shows the details of an API key', async () => {
    const key = await projectKey();
    await allowAddresses(console.server, key.id, ['203.0.113.0/24']);
    const page = await console.visit('/');
    await goToProject(page);
    await take(56, async () => {
      await choose(page, `Options of ${key.publicKey}`, 'View Details');
      const modal = page.getByRole('dialog', { name: `${key.publicKey} API Key Details` });
      await visible(modal.getByText(`********-****-****-${key.privateKey.slice(-12)}`));
      await visible(modal.getByText('Last Used', { exact: true }));
      await visible(modal.getByText('Created', { exact: true }));
      await visible(modal.getByText('203.0.113.0/24'));
    });
  });

  it('changes the roles of an API key, and its access list, which is the organization’s', async () => {
    const { server } = console;
    const key = await projectKey();
    await allowAddresses(server, key.id, ['127.0.0.9/32']);
    const page = await console.visit('/');
    await goToProject(page);
    await take(57, async () => {
      await choose(page, `Options of ${key.publicKey}`, 'Edit Permissions');
      await heading(page, 'Edit Permissions');
    });
    await chooseRoles(page, 'Project Permissions', 'Project Owner');
    await page.getByRole('button', { name: 'Next' }).click();
    await take(58, async () => {
      await visible(page.getByText('at the organization level').first());
      await page.getByRole('button', { name: 'Delete 127.0.0.9' }).click();
      await page.getByRole('button', { name: 'Add Access List Entry' }).click();
      await page.getByLabel('IP Address or CIDR Block').fill('127.0.0.8');
      // One Save for both.
      await page.getByRole('button', { name: 'Save' }).click();
      await visible(rowOf(page, '127.0.0.8'));
      await gone(rowOf(page, '127.0.0.9'));
    });
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(rowOf(page, key.publicKey).getByText('Project Owner'));
    expect((await server.curl(groupPath(), { key, from: '127.0.0.8' })).status).toBe(200);
    expect((await server.curl(groupPath(), { key, from: '127.0.0.9' })).status).toBe(403);
  });
});
