import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ABOUT_ALL } from '../../server/src/store/subjects.js';
import { addAccount, type TestAccountHolder } from '../../server/test/support/account-holder.js';
import { addKey, addOrganization, addProject } from '../../server/test/support/accounts.js';
import {
  createAccount,
  createProjectAccount,
  curlWithToken,
  mintToken,
  tokenOf,
} from '../../server/test/support/service-accounts.js';
import {
  copiedBy,
  expectAccessible,
  expectNoSidewaysScroll,
  gone,
  rowOf,
  startConsole,
  visible,
} from './support/console.js';

const console = startConsole();

const listPath = () => `/projects/${console.server.first.groupId}/applications/service-accounts`;
const groupPath = () => `/api/atlas/v2/groups/${console.server.first.groupId}`;

/** Somebody with a role in the first project, and none in its organization but membership. */
async function projectMember(role: string): Promise<TestAccountHolder> {
  const { services, first } = console.server;
  const person = await addAccount(console.server, { [first.orgId]: ['ORG_MEMBER'] });
  await services.store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('a test gives roles without a trace');
    await transaction.database
      .insertInto('user_project_roles')
      .values({ user_id: person.id, project_id: first.groupId, role })
      .execute();
    transaction.changed({ kind: 'user', subject: person.id });
  });
  return person;
}

async function chooseRole(page: Page, role: string) {
  await page.getByLabel('Project Permissions').click();
  await page.getByRole('menuitemcheckbox', { name: new RegExp(`^${role}`) }).click();
  await page.keyboard.press('Escape');
}

/** The dialog "Invite to Project", opened from a page of applications. */
async function openInvitation(page: Page) {
  await page.getByRole('button', { name: 'Invite to Project' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite to Project' });
  await visible(dialog);
  return dialog;
}

describe('bringing credentials of the organization into a project', () => {
  it('Invite an Organization API Key to a Project', async () => {
    const { server } = console;
    const { first } = server;
    const key = await addKey(server, {});
    expect((await server.curl(groupPath(), { key })).status).not.toBe(200);

    const page = await console.visit(`/projects/${first.groupId}/settings`);
    await page.getByRole('button', { name: 'Access Manager' }).click();
    await page.getByRole('menuitem', { name: 'Project Access' }).click();
    await visible(page.getByText('Project Access Manager'));
    const dialog = await openInvitation(page);
    await expectAccessible(page);
    await dialog.getByLabel('Public Key or Client ID').fill(key.publicKey);
    await chooseRole(page, 'Project Read Only');
    await dialog.getByRole('button', { name: 'Invite to Project' }).click();
    await gone(dialog);
    await visible(rowOf(page, key.publicKey).getByText('Project Read Only'));
    expect((await server.curl(groupPath(), { key })).status).toBe(200);
  });

  it('Invite a service account to a project, chosen from those of the organization', async () => {
    const { server } = console;
    const account = await createAccount(server);
    await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}`, {
      method: 'PATCH',
      body: { name: 'Night watch' },
    });
    const token = await tokenOf(server, account);
    expect((await curlWithToken(server, token, groupPath())).status).not.toBe(200);
    const page = await console.visit(`/projects/${server.first.groupId}/applications/api-keys`);
    const dialog = await openInvitation(page);
    const field = dialog.getByLabel('Public Key or Client ID');
    await field.fill('night');
    await dialog.getByRole('option', { name: /Night watch/ }).click();
    expect(await field.inputValue()).toBe(account.clientId);
    await visible(dialog.getByText('This project can then manage the service account'));
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Invite to Project' }).click();
    await visible(dialog.getByText('Choose at least one role.'));
    await chooseRole(page, 'Project Owner');
    await dialog.getByRole('button', { name: 'Invite to Project' }).click();
    await gone(dialog);
    await visible(rowOf(page, 'Night watch').getByText('Project Owner'));
    expect((await curlWithToken(server, token, groupPath())).status).toBe(200);

    const again = await openInvitation(page);
    await again.getByLabel('Public Key or Client ID').fill(account.clientId);
    await chooseRole(page, 'Project Read Only');
    await again.getByRole('button', { name: 'Invite to Project' }).click();
    await visible(again.getByText('It is in this project already.'));
  });

  it('refuses what is no credential of this organization', async () => {
    const { owner } = await addOrganization(console.server, 'Elsewhere');
    const page = await console.visit(listPath());
    const dialog = await openInvitation(page);
    const field = dialog.getByLabel('Public Key or Client ID');
    await field.fill('Night watch?');
    await chooseRole(page, 'Project Read Only');
    await dialog.getByRole('button', { name: 'Invite to Project' }).click();
    await visible(dialog.getByText('Type a public key, which has 8 lower-case letters'));
    await field.fill(owner.publicKey);
    await dialog.getByRole('button', { name: 'Invite to Project' }).click();
    await visible(dialog.getByText('This organization has no API key with this public key.'));
    expect(await field.inputValue()).toBe(owner.publicKey);
    await expectAccessible(page);
  });

  it('lets a Project Owner invite keys; service accounts take an Organization Owner', async () => {
    const { server } = console;
    const key = await addKey(server, {});
    const account = await createAccount(server);
    const page = await console.visit(listPath(), { as: await projectMember('GROUP_OWNER') });
    const dialog = await openInvitation(page);
    await dialog.getByLabel('Public Key').fill(account.clientId);
    await chooseRole(page, 'Project Read Only');
    await dialog.getByRole('button', { name: 'Invite to Project' }).click();
    await visible(dialog.getByText('Inviting a service account takes the role Organization Owner.'));
    await dialog.getByLabel('Public Key').fill(key.publicKey);
    await dialog.getByRole('button', { name: 'Invite to Project' }).click();
    await gone(dialog);
    await visible(rowOf(page, key.publicKey).getByText('Project Read Only'));
  });
});

describe('the service accounts of a project', () => {
  it('Create a service account in a project', async () => {
    const { server } = console;
    const page = await console.visit(listPath(), { as: await projectMember('GROUP_OWNER') });
    await page.getByRole('button', { name: 'Create Application' }).click();
    await page.getByRole('menuitem', { name: 'Service Account' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Project robot');
    await page.getByLabel('Description', { exact: true }).fill('Works in one project');
    await chooseRole(page, 'Project Read Only');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const secret = await copiedBy(page.getByRole('button', { name: 'Copy Client Secret' }));
    const clientId = await copiedBy(page.getByRole('button', { name: 'Copy Client ID' }));
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(page.getByRole('heading', { name: 'Project robot' }));
    const token = await tokenOf(server, { clientId, secret });
    expect((await curlWithToken(server, token, groupPath())).status).toBe(200);
  });

  it('rotates and revokes the secrets of an account that is in this project alone', async () => {
    const { server } = console;
    const account = await createProjectAccount(server);
    const page = await console.visit(`${listPath()}/${account.clientId}`, {
      as: await projectMember('GROUP_USER_ADMIN'),
    });
    await page.getByRole('button', { name: 'Generate New Client Secret' }).click();
    await page.getByRole('button', { name: 'Generate New', exact: true }).click();
    const secret = await copiedBy(page.getByRole('button', { name: 'Copy Client Secret' }));
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    const masked = `...${account.secret.slice(-4)}`;
    await rowOf(page, masked)
      .getByRole('button', { name: /Revoke/ })
      .click();
    // Another one is left, so nothing has to be typed.
    await page.getByRole('button', { name: 'Revoke Secret' }).click();
    await gone(page.getByRole('alertdialog'));
    await gone(rowOf(page, masked));
    expect((await mintToken(server, account)).status).toBe(401);
    expect((await mintToken(server, { ...account, secret })).status).toBe(200);
  });

  it('leaves an account with permissions in the organization to Organization Owners', async () => {
    const { server } = console;
    const account = await createAccount(server, ['ORG_READ_ONLY']);
    await server.curl(`${groupPath()}/serviceAccounts/${account.clientId}:invite`, {
      method: 'POST',
      body: { roles: ['GROUP_READ_ONLY'] },
    });
    const path = `${listPath()}/${account.clientId}`;
    const page = await console.visit(path, { as: await projectMember('GROUP_OWNER') });
    await visible(page.getByText('are changed by an Organization Owner'));
    expect(await page.getByRole('button', { name: /Edit|Generate|Revoke|Add Access/ }).count()).toBe(0);
    await visible(page.getByRole('button', { name: 'Remove from this project' }));
    await expectAccessible(page);

    const owner = await console.visit(path);
    await visible(owner.getByRole('button', { name: 'Generate New Client Secret' }));
    await visible(owner.getByRole('button', { name: 'Edit Permissions' }));
  });

  it('leaves an account of two projects to Organization Owners, though the other one is not shown', async () => {
    const { server } = console;
    const account = await createProjectAccount(server);
    const elsewhere = await addProject(server, 'Further');
    const inviting = await server.curl(
      `/api/atlas/v2/groups/${elsewhere}/serviceAccounts/${account.clientId}:invite`,
      { method: 'POST', body: { roles: ['GROUP_READ_ONLY'] } },
    );
    expect(inviting.status, inviting.text).toBe(200);
    const alone = await createProjectAccount(server);
    const person = await projectMember('GROUP_USER_ADMIN');
    const page = await console.visit(`${listPath()}/${account.clientId}`, { as: person });
    await visible(page.getByText('This account reaches further than this project'));
    expect(await page.getByRole('button', { name: /Edit|Generate|Revoke|Add Access/ }).count()).toBe(0);
    await visible(page.getByRole('button', { name: 'Remove from this project' }));

    await page.goto(listPath());
    await visible(rowOf(page, alone.clientId).getByRole('button', { name: /^Options of/ }));
    expect(
      await rowOf(page, account.clientId)
        .getByRole('button', { name: /^Options of/ })
        .count(),
    ).toBe(0);
    await visible(rowOf(page, account.clientId).getByRole('button', { name: /^Remove/ }));
  });

  it('Remove from this project: the account stays in the organization with its secrets', async () => {
    const { server } = console;
    const account = await createProjectAccount(server);
    const token = await tokenOf(server, account);
    const page = await console.visit(listPath());
    await rowOf(page, account.clientId)
      .getByRole('button', { name: /Remove .* from this project/ })
      .click();
    const dialog = page.getByRole('alertdialog');
    await visible(dialog.getByText('It stays in the organization'));
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Remove from this project' }).click();
    await gone(rowOf(page, account.clientId));
    expect((await curlWithToken(server, token, groupPath())).status).not.toBe(200);
    expect((await mintToken(server, account)).status).toBe(200);

    await page.goto(`/organizations/${server.first.orgId}/applications/service-accounts/${account.clientId}`);
    await visible(page.getByText('The account is in no project.'));
  });

  it('are shown to everybody in the project, with the roles that change them', async () => {
    await createProjectAccount(console.server);
    const page = await console.visit(listPath(), { as: await projectMember('GROUP_READ_ONLY'), width: 320 });
    await visible(page.getByText('takes the role Organization Owner, Project Owner or Project User Admin.'));
    const offers = /Remove|Options of|Create Application|Invite/;
    expect(await page.getByRole('main').getByRole('button', { name: offers }).count()).toBe(0);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});
