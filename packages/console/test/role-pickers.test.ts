import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Call, createCall } from '../../server/test/support/call.js';
import { shopDefinition } from '../../server/test/support/shop.js';
import { addMember, addTeam } from '../../server/test/support/teams.js';
import { expectAccessible, gone, rowOf, startConsole, visible } from './support/console.js';
import { choose, chooseFilter, chooseRoles } from './support/menus.js';

// Roles of guarded APIs are granted wherever roles are, under the title of their API.

const console = startConsole();

let call: Call;
let orgId: string;
let groupId: string;
beforeAll(async () => {
  call = createCall(console.server);
  ({ orgId, groupId } = console.server.first);
  const { status, text } = await call('POST', `/api/private/orgs/${orgId}/guardedApis`, {
    body: { definition: shopDefinition() },
  });
  expect(status, text).toBe(200);
});

const inOrganization = (path: string) => `/organizations/${orgId}/${path}`;
const inProject = (path: string) => `/projects/${groupId}/${path}`;

/** The roles under the title of the API in the open menu. */
async function rolesOfShop(page: Page): Promise<string[]> {
  const group = page.getByRole('group').filter({ hasText: 'Shop API' });
  await visible(group);
  const items = group.getByRole('menuitemcheckbox');
  return (await items.allTextContents()).map((text) => text.replace(/(?:ORG|GROUP)_.*$/, ''));
}

describe('a role of a guarded API', () => {
  it('is given to an API key in the organization', async () => {
    const page = await console.visit(inOrganization('applications/api-keys/new'));
    await page.getByLabel('Description').fill('Audits the shop');
    await page.getByLabel('Organization Permissions').click();
    expect(await rolesOfShop(page)).toEqual(['Shop Auditor']);
    await page.getByRole('menuitemcheckbox', { name: /^Shop Auditor/ }).click();
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Next' }).click();
    await visible(page.getByText('Private Key', { exact: true }));
    const { json } = await call('GET', `/orgs/${orgId}/apiKeys`);
    const made = json.results.find(({ desc }: { desc: string }) => desc === 'Audits the shop');
    expect(made.roles).toEqual([{ orgId, roleName: 'ORG_SHOP_AUDITOR' }]);
    const list = await console.visit(inOrganization('applications/api-keys'));
    await visible(rowOf(list, 'Audits the shop').getByText('Shop Auditor', { exact: true }));
    // Lists are narrowed by it too.
    await chooseFilter(list, 'Role', 'Shop Auditor · Shop API');
    await visible(list.getByRole('list', { name: 'Filters' }).getByText('Role: Shop Auditor · Shop API'));
    await visible(list.getByText('1 API key matches'));
    await visible(rowOf(list, 'Audits the shop'));
  });

  it('is given to an API key in a project', async () => {
    const page = await console.visit(inProject('applications/api-keys/new'));
    await page.getByLabel('Description').fill('Takes orders');
    await page.getByLabel('Project Permissions').click();
    expect(await rolesOfShop(page)).toEqual(['Shop Clerk', 'Shop Manager']);
    await page.getByRole('menuitemcheckbox', { name: /^Shop Clerk/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Next' }).click();
    await visible(page.getByText('Private Key', { exact: true }));
    const list = await console.visit(inProject('applications/api-keys'));
    await visible(rowOf(list, 'Takes orders').getByText('Shop Clerk', { exact: true }));
  });

  it('is given to a service account, and taken away', async () => {
    const created = await call('POST', `/orgs/${orgId}/serviceAccounts`, {
      body: {
        name: 'Books',
        description: 'Keeps the books',
        roles: ['ORG_MEMBER'],
        secretExpiresAfterHours: 8,
      },
    });
    const page = await console.visit(
      inOrganization(`applications/service-accounts/${created.json.clientId}`),
    );
    const roles = async () =>
      (await call('GET', `/orgs/${orgId}/serviceAccounts/${created.json.clientId}`)).json.roles.sort();
    for (const expected of [['ORG_MEMBER', 'ORG_SHOP_AUDITOR'], ['ORG_MEMBER']]) {
      await page.getByRole('button', { name: 'Edit Permissions' }).click();
      const dialog = page.getByRole('dialog');
      await chooseRoles(page, 'Organization Permissions', 'Shop Auditor');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await gone(dialog);
      expect(await roles()).toEqual(expected);
    }
  });

  it('is given to a person, and to a team in a project', async () => {
    const member = await addMember(console.server);
    const people = await console.visit(inOrganization('users'));
    await choose(people, new RegExp(`${member.username}`), 'Edit Permissions');
    await chooseRoles(people, 'Organization Permissions', 'Shop Auditor');
    await people.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await visible(rowOf(people, member.username).getByText('Shop Auditor', { exact: true }));

    await addTeam(console.server, { name: 'Counter' });
    const teams = await console.visit(inProject('teams'));
    await teams.getByRole('button', { name: 'Add Team' }).first().click();
    const dialog = teams.getByRole('dialog');
    await dialog.getByLabel('Counter').check();
    await chooseRoles(teams, 'Project Permissions', 'Shop Manager');
    await dialog.getByRole('button', { name: 'Add Team' }).click();
    await visible(rowOf(teams, 'Counter').getByText('Shop Manager', { exact: true }));
    await chooseFilter(teams, 'Role', 'Shop Clerk · Shop API');
    await gone(rowOf(teams, 'Counter'));
  });

  it('stays named by its constant where its API retired it, and can be taken away', async () => {
    const { json } = await call('POST', `/orgs/${orgId}/apiKeys`, {
      body: { desc: 'Of yesterday', roles: ['ORG_MEMBER', 'ORG_SHOP_AUDITOR'] },
    });
    const definition = shopDefinition((document) => {
      delete document.roles.ORG_SHOP_AUDITOR;
    });
    await call('POST', `/api/private/orgs/${orgId}/guardedApis`, { body: { definition, retire: true } });
    const page = await console.visit(inOrganization(`applications/api-keys/${json.id}/edit`));
    await page.getByLabel('Organization Permissions').click();
    const group = page.getByRole('group').filter({ hasText: 'Not offered any more' });
    await group.getByRole('menuitemcheckbox', { name: /^ORG_SHOP_AUDITOR/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Next' }).click();
    await visible(page.getByRole('heading', { name: 'Private Key & Access List' }));
    const roles = (await call('GET', `/orgs/${orgId}/apiKeys/${json.id}`)).json.roles;
    expect(roles).toEqual([{ orgId, roleName: 'ORG_MEMBER' }]);
  });
});
