import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addAccount } from '../../../server/test/support/account-holder.js';
import { addKey, addProject, allowAddresses } from '../../../server/test/support/accounts.js';
import { clipboard, gone, rowOf, startConsole, visible } from '../support/console.js';
import {
  choose,
  chooseRoles,
  clickInSidebar,
  selectOrganization,
  selectProject,
  showApiKeys,
} from '../support/menus.js';
import { take } from './steps.js';

const console = startConsole({ usageFlushSeconds: '1' });
const orgPath = () => `/api/atlas/v2/orgs/${console.server.first.orgId}`;
const groupPath = () => `/api/atlas/v2/groups/${console.server.first.groupId}`;

const heading = (page: Page, name: string) => visible(page.getByRole('heading', { name, exact: true }));

/** A key of the organization with a role in the first project, an entry, and a use from it. */
async function usedKey() {
  const { server } = console;
  const key = await addKey(server, {
    organizationRoles: ['ORG_MEMBER'],
    projectRoles: [{ projectId: server.first.groupId, role: 'GROUP_READ_ONLY' }],
  });
  await allowAddresses(server, key.id, ['127.0.0.0/30']);
  await server.curl(groupPath(), { key, from: '127.0.0.2' });
  await expect
    .poll(
      async () =>
        (await server.curl(`/api/private/orgs/${server.first.orgId}/credentials/${key.id}`)).json
          .lastUsedAddress,
    )
    .toBe('127.0.0.2');
  return key;
}

/** The Applications page of the organization, and its API keys. */
async function goToApplications(page: Page) {
  await take(10, () => selectOrganization(page, console.server.first.organizationName));
  await take(11, async () => {
    await visible(page.getByRole('heading', { name: 'Identity & Access' }));
    await clickInSidebar(page, 'Organization', 'Applications');
  });
  await take(12, () => heading(page, 'Applications'));
  await showApiKeys(page);
}

async function goToProjectApplications(page: Page) {
  const { first } = console.server;
  await take(31, async () => {
    await selectOrganization(page, first.organizationName);
    await selectProject(page, first.projectName);
  });
  await take(32, async () => {
    await clickInSidebar(page, 'Project', 'Project Settings');
    await heading(page, 'Project Settings');
  });
  await take(33, async () => {
    await visible(page.getByRole('heading', { name: 'Identity & Access' }));
    await clickInSidebar(page, 'Project', 'Applications');
    await heading(page, 'Applications');
  });
  await showApiKeys(page);
}

async function addTypedEntry(page: Page, address: string) {
  await page.getByRole('button', { name: 'Add Access List Entry' }).click();
  await page.getByLabel('IP Address or CIDR Block').fill(address);
  await page.getByRole('button', { name: 'Save' }).click();
  await visible(rowOf(page, address));
}

async function addCurrentAddress(page: Page) {
  await page.getByRole('button', { name: 'Use Current IP Address' }).click();
  await expect.poll(() => page.getByLabel('IP Address or CIDR Block').inputValue()).toBe('127.0.0.1');
  await page.getByRole('button', { name: 'Save' }).click();
  await visible(rowOf(page, '127.0.0.1'));
}

async function copyPrivateKey(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy Private Key' }).click();
  await visible(page.getByText('Copied Private Key'));
  return clipboard(page);
}

describe('Manage Programmatic Access to an Organization', () => {
  it('Create an API Key in an Organization', async () => {
    const { server } = console;
    const page = await console.visit('/');
    await goToApplications(page);
    await take(13, async () => {
      await choose(page, 'Add new', 'API Key');
      await heading(page, 'Add API Key');
    });
    await take(14, () => heading(page, 'API Key Information'));
    await take(15, () => page.getByLabel('Description', { exact: true }).fill('by the document'));
    await take(16, () => chooseRoles(page, 'Organization Permissions', 'Organization Member'));
    await page.getByRole('button', { name: 'Next' }).click();
    await take(17, () => heading(page, 'Private Key & Access List'));
    const privateKey = await copyPrivateKey(page);
    await take(18, () => visible(page.getByRole('button', { name: 'Add Access List Entry' })));
    await take(19, () => addTypedEntry(page, '127.0.0.9'));
    await take(20, () => addCurrentAddress(page));
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(rowOf(page, 'by the document').getByText('2 entries'));
    const [made] = (await server.curl(`${orgPath()}/apiKeys`)).json.results.filter(
      ({ desc }: { desc: string }) => desc === 'by the document',
    );
    expect((await server.curl(orgPath(), { key: { ...made, privateKey } })).status).toBe(200);
  });

  it('View the Details of an API Key in an Organization', async () => {
    const key = await usedKey();
    const page = await console.visit('/');
    await goToApplications(page);
    await take(21, () => choose(page, `Options of ${key.publicKey}`, 'View Details'));
    const modal = page.getByRole('dialog', { name: `${key.publicKey} API Key Details` });
    await take(22, () => visible(modal));
    await take(23, () => visible(modal.getByText(`********-****-****-${key.privateKey.slice(-12)}`)));
    await take(24, () => visible(modal.getByText('from 127.0.0.2')));
    await take(25, () => visible(modal.getByText('Created', { exact: true })));
    await take(26, () => visible(modal.getByRole('row').filter({ hasText: '127.0.0.0/30' })));
    await take(27, () => visible(modal.getByRole('link', { name: console.server.first.projectName })));
  });

  it('Change an API Key in an Organization', async () => {
    const { server } = console;
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const page = await console.visit('/');
    await goToApplications(page);
    await choose(page, `Options of ${key.publicKey}`, 'Edit');
    await take(28, async () => {
      await visible(page.getByText('steps of the Add API Key page'));
      await heading(page, 'API Key Information');
      await page.getByLabel('Description', { exact: true }).fill('changed by the document');
      await chooseRoles(page, 'Organization Permissions', 'Organization Read Only');
    });
    await page.getByRole('button', { name: 'Next' }).click();
    await take(29, async () => {
      await heading(page, 'Private Key & Access List');
      await addTypedEntry(page, '127.0.0.9');
      await addCurrentAddress(page);
    });
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(rowOf(page, 'changed by the document').getByText('2 entries'));
  });

  it('Delete an API Key from an Organization', async () => {
    const { server } = console;
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const page = await console.visit('/');
    await goToApplications(page);
    await take(30, async () => {
      await page.getByRole('button', { name: `Delete ${key.publicKey}` }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
      await gone(rowOf(page, key.publicKey));
    });
    expect((await server.curl(orgPath(), { key })).status).toBe(401);
  });
});

describe('Manage Programmatic Access to a Project, as Project User Admin', () => {
  /** Whoever has this role and no more is a mere member of the organization. */
  async function projectUserAdmin() {
    const { server } = console;
    const person = await addAccount(server, { [server.first.orgId]: ['ORG_MEMBER'] });
    const added = await server.curl(`${groupPath()}/users`, {
      method: 'POST',
      body: { username: person.username, roles: ['GROUP_USER_ADMIN'] },
      accept: 'application/vnd.atlas.2025-02-19+json',
    });
    expect(added.status).toBe(201);
    return take(40, async () => person);
  }

  it('Create an API Key for a Project', async () => {
    const page = await console.visit('/', { as: await projectUserAdmin() });
    await goToProjectApplications(page);
    await choose(page, 'Create Application', 'API Key');
    await take(34, async () => {
      await heading(page, 'API Key Information');
      await page.getByLabel('Description', { exact: true }).fill('for the project');
      await chooseRoles(page, 'Project Permissions', 'Project Read Only');
    });
    await page.getByRole('button', { name: 'Next' }).click();
    await take(35, async () => {
      await heading(page, 'Private Key & Access List');
      await copyPrivateKey(page);
      await addTypedEntry(page, '127.0.0.9');
      await addCurrentAddress(page);
    });
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(rowOf(page, 'for the project').getByText('2 entries'));
  });

  it('View the Details of an API Key in a Project', async () => {
    const { server } = console;
    const key = await usedKey();
    const page = await console.visit('/', { as: await projectUserAdmin() });
    await goToProjectApplications(page);
    await choose(page, `Options of ${key.publicKey}`, 'View Details');
    const modal = page.getByRole('dialog', { name: `${key.publicKey} API Key Details` });
    await take(36, async () => {
      await visible(modal.getByText(`-${key.privateKey.slice(-12)}`));
      await visible(modal.getByText('from 127.0.0.2'));
      await visible(modal.getByText('Created', { exact: true }));
      await visible(modal.getByRole('row').filter({ hasText: '127.0.0.0/30' }));
      await visible(modal.getByRole('heading', { name: 'Projects' }));
      await visible(modal.getByRole('row').filter({ hasText: server.first.projectName }));
    });
  });

  it('shows all projects of a key to whom the organization shows its keys, and no others to members', async () => {
    const { server } = console;
    const elsewhere = await addProject(server, 'Elsewhere');
    const key = await addKey(server, {
      organizationRoles: ['ORG_MEMBER'],
      projectRoles: [
        { projectId: server.first.groupId, role: 'GROUP_OWNER' },
        { projectId: elsewhere, role: 'GROUP_READ_ONLY' },
      ],
    });
    const details = `/projects/${server.first.groupId}/applications/api-keys?details=${key.id}`;
    const owners = await console.visit(details);
    await visible(owners.getByRole('dialog').getByRole('link', { name: 'Elsewhere' }));
  });

  it("Change an API Key's Roles in a Project", async () => {
    const key = await addKey(console.server, {
      organizationRoles: ['ORG_MEMBER'],
      projectRoles: [{ projectId: console.server.first.groupId, role: 'GROUP_READ_ONLY' }],
    });
    const page = await console.visit('/', { as: await projectUserAdmin() });
    await goToProjectApplications(page);
    await choose(page, `Options of ${key.publicKey}`, 'Edit Permissions');
    await take(37, async () => {
      await heading(page, 'API Key Information');
      await page.getByLabel('Description', { exact: true }).fill('described in the project');
      await chooseRoles(page, 'Project Permissions', 'Project Owner');
    });
    await page.getByRole('button', { name: 'Next' }).click();
    await take(38, async () => {
      await heading(page, 'Private Key & Access List');
      await addTypedEntry(page, '127.0.0.9');
      await addCurrentAddress(page);
    });
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(rowOf(page, 'described in the project').getByText('2 entries'));
    await visible(rowOf(page, 'described in the project').getByText('Project Owner'));
  });

  it('Delete an API Key from a Project', async () => {
    const { server } = console;
    const key = await usedKey();
    const page = await console.visit('/', { as: await projectUserAdmin() });
    await goToProjectApplications(page);
    await take(39, async () => {
      await page.getByRole('button', { name: `Remove ${key.publicKey}` }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Remove from this project' }).click();
      await gone(rowOf(page, key.publicKey));
    });
    expect((await server.curl(orgPath(), { key, from: '127.0.0.2' })).status).toBe(200);
  });
});
