import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { addKey, addProject, allowAddresses } from '../../server/test/support/accounts.js';
import {
  clipboard,
  expectAccessible,
  expectNoSidewaysScroll,
  gone,
  rowOf,
  startConsole,
  visible,
} from './support/console.js';
import {
  choose,
  chooseRoles,
  clickInSidebar,
  goToApiKeys,
  selectOrganization,
  selectProject,
} from './support/menus.js';

const console = startConsole({ usageFlushSeconds: '1' });

const orgPath = () => `/api/atlas/v2/orgs/${console.server.first.orgId}`;
const groupPath = () => `/api/atlas/v2/groups/${console.server.first.groupId}`;
const keysPage = () => `/projects/${console.server.first.groupId}/applications/api-keys`;

/** A key of the organization with a role in the first project. */
const projectKey = (role = 'GROUP_READ_ONLY') =>
  addKey(console.server, {
    organizationRoles: ['ORG_MEMBER'],
    projectRoles: [{ projectId: console.server.first.groupId, role }],
  });

async function rolesInProject(id: string): Promise<string[]> {
  const { json } = await console.server.curl(`${groupPath()}/apiKeys`);
  const key = json.results.find((candidate: { id: string }) => candidate.id === id);
  return (key?.roles ?? [])
    .filter(({ groupId }: { groupId?: string }) => groupId === console.server.first.groupId)
    .map(({ roleName }: { roleName: string }) => roleName);
}

/** By the Projects menu and Project Settings, as the newer documents go. */
async function goByProjectSettings(page: Page) {
  const { first } = console.server;
  await selectOrganization(page, first.organizationName);
  await selectProject(page, first.projectName);
  await clickInSidebar(page, 'Project', 'Project Settings');
  await page.waitForURL(`**/projects/${first.groupId}/settings`);
  await goToApiKeys(page, 'Project');
}

/** Somebody with a role in the project, who is a mere member of the organization. */
async function projectPerson(role: string) {
  const { server } = console;
  const person = await addAccount(server, { [server.first.orgId]: ['ORG_MEMBER'] });
  const added = await server.curl(`${groupPath()}/users`, {
    method: 'POST',
    body: { username: person.username, roles: [role] },
    accept: 'application/vnd.atlas.2025-02-19+json',
  });
  if (added.status >= 300) throw new Error(added.text);
  return person;
}

/** For the credentials of the organization; the first owner's key keeps working. */
async function requireAccessLists(isRequired: boolean) {
  const { server } = console;
  const { publicKey } = server.first.apiKey;
  const found = await server.curl(`/api/private/orgs/${server.first.orgId}/credentials?search=${publicKey}`);
  const [{ id, accessListEntryCount }] = found.json.results;
  if (accessListEntryCount === 0) await allowAddresses(server, id, ['127.0.0.0/8']);
  const changed = await server.curl(`${orgPath()}/settings`, {
    method: 'PATCH',
    body: { apiAccessListRequired: isRequired },
  });
  if (changed.status !== 200) throw new Error(changed.text);
}

describe('Manage Programmatic Access to a Project', () => {
  it('Create an API Key for a Project', async () => {
    const { server } = console;
    const page = await console.visit('/');
    await goByProjectSettings(page);
    await choose(page, 'Create Application', 'API Key');
    await visible(page.getByRole('heading', { name: 'Create API Key' }));
    await visible(page.getByText(`Creates an API key for the project ${server.first.projectName}`));
    await page.getByLabel('Description', { exact: true }).fill('for the project');
    await chooseRoles(page, 'Project Permissions', 'Project Read Only');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Next' }).click();

    await visible(page.getByRole('heading', { name: 'Private Key & Access List' }));
    await page.getByRole('button', { name: 'Copy Public Key' }).click();
    await visible(page.getByText('Copied Public Key'));
    const publicKey = await clipboard(page);
    await page.getByRole('button', { name: 'Copy Private Key' }).click();
    await visible(page.getByText('Copied Private Key'));
    const key = { publicKey, privateKey: await clipboard(page) };
    await page.getByRole('button', { name: 'Add Access List Entry' }).click();
    await page.getByRole('button', { name: 'Use Current IP Address' }).click();
    await expect.poll(() => page.getByLabel('IP Address or CIDR Block').inputValue()).toBe('127.0.0.1');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(rowOf(page, '127.0.0.1'));
    await page.getByRole('button', { name: 'Done' }).click();

    await visible(rowOf(page, 'for the project').getByText('Project Read Only'));
    expect((await server.curl(groupPath(), { key })).status).toBe(200);
    expect((await server.curl(groupPath(), { key, from: '127.0.0.9' })).json.errorCode).toBe(
      'IP_ADDRESS_NOT_ON_ACCESS_LIST',
    );
    const { json } = await server.curl(`${orgPath()}/apiKeys`);
    expect(json.results.find((made: { publicKey: string }) => made.publicKey === publicKey).roles).toEqual(
      expect.arrayContaining([
        { orgId: server.first.orgId, roleName: 'ORG_MEMBER' },
        { groupId: server.first.groupId, roleName: 'GROUP_READ_ONLY' },
      ]),
    );
  });

  it('View the Details of an API Key in a Project', async () => {
    const { server } = console;
    const elsewhere = await addProject(server, 'Elsewhere');
    const key = await addKey(server, {
      organizationRoles: ['ORG_MEMBER'],
      projectRoles: [
        { projectId: server.first.groupId, role: 'GROUP_OWNER' },
        { projectId: elsewhere, role: 'GROUP_READ_ONLY' },
      ],
    });
    await allowAddresses(server, key.id, ['127.0.0.0/30']);
    await server.curl(groupPath(), { key, from: '127.0.0.2' });
    const lastUse = async () =>
      (await server.curl(`/api/private/groups/${server.first.groupId}/credentials/${key.id}`)).json
        .lastUsedAddress;
    await expect.poll(lastUse).toBe('127.0.0.2');

    const page = await console.visit('/');
    await goByProjectSettings(page);
    await choose(page, `Options of ${key.publicKey}`, 'View Details');
    const modal = page.getByRole('dialog', { name: `${key.publicKey} API Key Details` });
    await visible(modal.getByText(`********-****-****-${key.privateKey.slice(-12)}`));
    await visible(modal.getByText('from 127.0.0.2'));
    await visible(rowOf(page, '127.0.0.0/30').getByText('127.0.0.2', { exact: true }));
    await visible(modal.getByText('Created', { exact: true }));
    await visible(modal.getByText('Project Owner'));
    await visible(modal.getByRole('row').filter({ hasText: 'Elsewhere' }).getByText('Project Read Only'));
    await expectAccessible(page);
    await modal.getByRole('link', { name: 'Edit Permissions' }).click();
    await visible(page.getByRole('heading', { name: 'Edit Permissions' }));
  });

  it("Change an API Key's Roles in a Project", async () => {
    const { server } = console;
    const key = await projectKey();
    const page = await console.visit('/');
    await selectOrganization(page, server.first.organizationName);
    await selectProject(page, server.first.projectName);
    await choose(page, `Options of ${server.first.projectName}`, 'Project Settings');
    await choose(page, 'Access Manager', /^Project Access/);
    await choose(page, `Options of ${key.publicKey}`, 'Edit Permissions');
    await visible(page.getByRole('heading', { name: 'Edit Permissions' }));
    await expectAccessible(page);

    await chooseRoles(page, 'Project Permissions', 'Project Read Only');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByText('Select at least one role'));
    await chooseRoles(page, 'Project Permissions', 'Project Owner');
    const sent = page.waitForRequest((request) => request.method() === 'PATCH');
    await page.getByRole('button', { name: 'Save' }).click();
    expect((await sent).postDataJSON()).toEqual({ roles: ['GROUP_OWNER'] });
    await visible(rowOf(page, key.publicKey).getByText('Project Owner'));
    expect(await rolesInProject(key.id)).toEqual(['GROUP_OWNER']);
  });

  it("Change an API Key's access list from a project, or at the organization level", async () => {
    const { server } = console;
    const key = await projectKey();
    await allowAddresses(server, key.id, ['127.0.0.9/32']);
    const page = await console.visit(`/organizations/${server.first.orgId}/projects`);
    await selectProject(page, server.first.projectName);
    await choose(page, 'Access Manager', /^Project Access/);
    await choose(page, `Options of ${key.publicKey}`, 'Edit Permissions');
    await page.getByRole('button', { name: 'Next' }).click();
    await visible(rowOf(page, '127.0.0.9'));
    await page.getByRole('link', { name: 'Edit it at the organization level' }).click();
    await page.waitForURL(`**/organizations/${server.first.orgId}/applications/api-keys/${key.id}/edit**`);
    await visible(page.getByRole('heading', { name: 'Private Key & Access List' }));

    await page.getByRole('button', { name: 'Delete 127.0.0.9' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await gone(rowOf(page, '127.0.0.9'));
    await page.getByRole('button', { name: 'Add Access List Entry' }).click();
    await page.getByLabel('IP Address or CIDR Block').fill('127.0.0.8');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(rowOf(page, '127.0.0.8'));
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(rowOf(page, key.publicKey));
    expect((await server.curl(groupPath(), { key, from: '127.0.0.8' })).status).toBe(200);
    expect((await server.curl(groupPath(), { key, from: '127.0.0.9' })).status).toBe(403);
  });

  it('Delete an API Key from a Project', async () => {
    const { server } = console;
    const key = await projectKey();
    const page = await console.visit('/');
    await goByProjectSettings(page);
    await page.getByRole('button', { name: `Remove ${key.publicKey}` }).click();
    const question = page.getByRole('alertdialog');
    await visible(question.getByText('It stays in the organization'));
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Remove from this project' }).click();
    await visible(page.getByText('API key removed from the project'));
    await gone(rowOf(page, key.publicKey));
    expect((await server.curl(groupPath(), { key })).json.errorCode).toBe('USER_CANNOT_ACCESS_GROUP');
    expect((await server.curl(orgPath(), { key })).status).toBe(200);
  });
});

describe('the API keys of a project', () => {
  it('keep what was chosen when saving is refused', async () => {
    const { server } = console;
    const key = await projectKey();
    const page = await console.visit(`${keysPage()}/${key.id}/edit`);
    await chooseRoles(page, 'Project Permissions', 'Project Owner');
    await server.curl(`${orgPath()}/apiKeys/${key.id}`, { method: 'DELETE' });
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByRole('alert').getByText('API_KEY_NOT_FOUND'));
    await visible(page.getByText('2 selected'));
  });

  it('are made by a Project User Admin where lists are required, and work from the addresses listed', async () => {
    const { server } = console;
    const person = await projectPerson('GROUP_USER_ADMIN');
    await requireAccessLists(true);
    try {
      const page = await console.visit(`${keysPage()}/new`, { as: person });
      await page.getByLabel('Description', { exact: true }).fill('by the user admin');
      await chooseRoles(page, 'Project Permissions', 'Project Read Only');
      await page.getByRole('button', { name: 'Next' }).click();
      await visible(page.getByText('This API key cannot be used yet'));
      await page.getByRole('button', { name: 'Copy Public Key' }).click();
      await visible(page.getByText('Copied Public Key'));
      const publicKey = await clipboard(page);
      await page.getByRole('button', { name: 'Copy Private Key' }).click();
      await visible(page.getByText('Copied Private Key'));
      const key = { publicKey, privateKey: await clipboard(page) };
      expect((await server.curl(groupPath(), { key })).json.errorCode).toBe('ORG_REQUIRES_ACCESS_LIST');

      await page.getByRole('button', { name: 'Add Access List Entry' }).click();
      await page.getByLabel('IP Address or CIDR Block').fill('127.0.0.7');
      await page.getByRole('button', { name: 'Save' }).click();
      await visible(rowOf(page, '127.0.0.7'));
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Done' }).click();
      await visible(rowOf(page, 'by the user admin'));
      expect((await server.curl(groupPath(), { key, from: '127.0.0.7' })).status).toBe(200);
      expect((await server.curl(groupPath(), { key })).json.errorCode).toBe('IP_ADDRESS_NOT_ON_ACCESS_LIST');
    } finally {
      await requireAccessLists(false);
    }
  });

  it('have lists that a Project User Admin changes on the page of the key', async () => {
    const { server } = console;
    const key = await projectKey();
    await allowAddresses(server, key.id, ['127.0.0.9/32']);
    const page = await console.visit(`${keysPage()}/${key.id}/edit?step=access-list`, {
      as: await projectPerson('GROUP_USER_ADMIN'),
      width: 320,
    });
    await page.getByRole('button', { name: 'Use Current IP Address' }).click();
    await expect.poll(() => page.getByLabel('IP Address or CIDR Block').inputValue()).toBe('127.0.0.1');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(rowOf(page, '127.0.0.1'));
    await page.getByRole('button', { name: 'Delete 127.0.0.9' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await gone(rowOf(page, '127.0.0.9'));
    expect(await page.getByRole('link', { name: 'at the organization level' }).count()).toBe(0);
    expect((await server.curl(groupPath(), { key })).status).toBe(200);
    expect((await server.curl(groupPath(), { key, from: '127.0.0.9' })).status).toBe(403);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  it('have lists for Organization Owners alone when they reach further than the project', async () => {
    const { server } = console;
    const inProject = [{ projectId: server.first.groupId, role: 'GROUP_READ_ONLY' }];
    const elsewhere = await addProject(server, 'Further');
    const person = await projectPerson('GROUP_OWNER');
    for (const key of [
      await addKey(server, { organizationRoles: ['ORG_READ_ONLY'], projectRoles: inProject }),
      await addKey(server, {
        organizationRoles: ['ORG_MEMBER'],
        projectRoles: [...inProject, { projectId: elsewhere, role: 'GROUP_READ_ONLY' }],
      }),
    ]) {
      await allowAddresses(server, key.id, ['127.0.0.9/32']);
      const page = await console.visit(`${keysPage()}/${key.id}/edit`, { as: person });
      expect(await page.getByLabel('Description', { exact: true }).getAttribute('readonly')).not.toBeNull();
      await page.getByRole('button', { name: 'Next' }).click();
      await visible(page.getByText('Seeing and changing it takes the role Organization Owner.'));
      expect(await page.getByText('127.0.0.9').count()).toBe(0);
      const offers = /Add Access List Entry|Use Current IP Address|Delete 127/;
      expect(await page.getByRole('button', { name: offers }).count()).toBe(0);
      expect(await page.getByRole('link', { name: 'at the organization level' }).count()).toBe(0);
    }
  });

  it('can be looked at by who may only read the project, with the roles that changing takes', async () => {
    const key = await projectKey();
    const person = await projectPerson('GROUP_READ_ONLY');
    const page = await console.visit(keysPage(), { as: person });
    const roles = /takes the role Organization Owner, Project Owner,? or Project User Admin/;
    await visible(page.getByText(roles));
    expect(await page.getByRole('button', { name: 'Create Application' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: `Remove ${key.publicKey}` }).count()).toBe(0);
    await choose(page, `Options of ${key.publicKey}`, 'View Details');
    await visible(page.getByRole('dialog').getByText('Project Read Only'));
    await page.goto(`${keysPage()}/${key.id}/edit`);
    await visible(page.getByText(roles));
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await expectAccessible(page);
  });

  it('fit a narrow window', async () => {
    const key = await projectKey('GROUP_OWNER');
    const page = await console.visit(keysPage(), { width: 320 });
    await visible(rowOf(page, key.publicKey));
    await expectNoSidewaysScroll(page);
    await page.goto(`${keysPage()}/${key.id}/edit`);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Next' }).click();
    await visible(page.getByRole('link', { name: 'Edit it at the organization level' }));
    await expectNoSidewaysScroll(page);
  });
});
