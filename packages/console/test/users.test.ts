import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { addOrganization } from '../../server/test/support/accounts.js';
import { type Call, createCall } from '../../server/test/support/call.js';
import { addMember, addTeam, expireInvitation, NEW } from '../../server/test/support/teams.js';
import {
  clipboard,
  expectAccessible,
  expectNoSidewaysScroll,
  gone,
  rowOf,
  startConsole,
  visible,
} from './support/console.js';
import { expectGoodLooks } from './support/looks.js';
import { choose, chooseFilter, chooseRoles } from './support/menus.js';

const console = startConsole();

let call: Call;
beforeAll(() => {
  call = createCall(console.server);
});

const orgUsers = () => `/organizations/${console.server.first.orgId}/users`;
const groupUsers = () => `/projects/${console.server.first.groupId}/users`;
const optionsOf = (username: string) => `Options of ${username}`;

/** What the API says of somebody in the organization. */
async function userNamed(username: string) {
  const { orgId } = console.server.first;
  const query = `username=${encodeURIComponent(username)}`;
  const statuses = ['ACTIVE', 'PENDING', 'INVITATION_EXPIRED']
    .map((status) => `orgMembershipStatuses=${status}`)
    .join('&');
  const answer = await call('GET', `/orgs/${orgId}/users?${query}&${statuses}`, { accept: NEW });
  return answer.json.results[0];
}

async function invite(username: string, more: object = {}) {
  const body = { username, roles: { orgRoles: ['ORG_MEMBER'] }, ...more };
  const answer = await call('POST', `/orgs/${console.server.first.orgId}/users`, { accept: NEW, body });
  if (answer.status !== 201) throw new Error(answer.text);
}

/** The names in the table, in its order. */
async function shownNames(page: Page): Promise<string[]> {
  return (await page.getByRole('rowheader').allTextContents()).map(
    (text) => /\S+@\S+\.(?:com|local)/.exec(text)?.[0] ?? text,
  );
}

function tokenIn(link: string): string {
  return new URL(link).hash.slice(1);
}

/** The invitation link that the page shows. */
async function linkOn(page: Page): Promise<string> {
  const field = await visible(page.getByText(`${console.server.url}/invitation#`));
  return (await field.textContent()) ?? '';
}

const showInvitation = (token: string) =>
  console.server.curl('/api/private/invitations/preview', { key: 'none', method: 'POST', body: { token } });

describe('Invite Users', () => {
  it('invites several people with roles, a project and a team, and keeps who was refused in the field', async () => {
    const { server } = console;
    const { groupId, projectName } = server.first;
    const teamId = await addTeam(server, { name: 'Welcomed' });
    const member = await addMember(server);
    const page = await console.visit(orgUsers());
    await page.getByRole('button', { name: 'Invite Users' }).click();
    const field = page.getByLabel('E-mail addresses');
    await field.fill(`Ada <Ada@example.com>, ben@example.com ${member.username} nobody`);
    await field.press('Enter');
    await visible(page.getByText('“nobody” is not an e-mail address.'));
    await field.fill('');
    await page.getByRole('button', { name: 'Add Project' }).click();
    await page.getByRole('button', { name: 'Add Users to Organization' }).click();
    await visible(page.getByText('Choose a project and at least one role in each line'));
    await page.getByRole('combobox', { name: 'Project', exact: true }).fill(projectName);
    await page.getByRole('option', { name: projectName }).click();
    await chooseRoles(page, 'Project Permissions', 'Project Read Only');
    await chooseRoles(page, 'Organization Permissions', 'Organization Billing Viewer');
    await page.getByLabel('Welcomed').check();
    await page.getByRole('button', { name: 'Add Users to Organization' }).click();

    await visible(page.getByText('2 people were invited'));
    const refused = page.getByRole('region', { name: '1 person was not invited' });
    await visible(refused.getByText('USER_ALREADY_IN_ORG'));
    await visible(refused.getByText('Change the roles with Edit Permissions'));
    expect(await page.getByRole('list', { name: 'Chosen people' }).allInnerTexts()).toEqual([
      member.username,
    ]);
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    for (const username of ['ada@example.com', 'ben@example.com'])
      expect(await userNamed(username)).toMatchObject({
        orgMembershipStatus: 'PENDING',
        roles: {
          groupRoleAssignments: [{ groupId, groupRoles: ['GROUP_READ_ONLY'] }],
          orgRoles: ['ORG_BILLING_READ_ONLY', 'ORG_MEMBER'],
        },
        teamIds: [teamId],
      });

    await page.getByRole('button', { name: `Remove ${member.username}` }).click();
    await field.fill('carla@example.com');
    await page.getByRole('button', { name: 'Add Users to Organization' }).click();
    await visible(page.getByText('3 people were invited'));
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(rowOf(page, 'carla@example.com').getByText('Invitation sent'));
  });

  it('begins with Organization Member, and says what is missing', async () => {
    const page = await console.visit(orgUsers());
    await page.getByRole('button', { name: 'Invite Users' }).click();
    await page.getByRole('button', { name: 'Add Users to Organization' }).click();
    await visible(page.getByText('Enter at least one e-mail address.'));
    await chooseRoles(page, 'Organization Permissions', 'Organization Member');
    await page.getByLabel('E-mail addresses').fill('dora@example.com');
    await page.getByRole('button', { name: 'Add Users to Organization' }).click();
    await visible(page.getByText('Choose at least one role.'));
    expect(await userNamed('dora@example.com')).toBeUndefined();
    await chooseRoles(page, 'Organization Permissions', 'Organization Member');
    await page.getByText('Show as curl / CLI').last().click();
    await visible(page.getByText('organizations invitations invite', { exact: false }).last());
    await page.getByRole('button', { name: 'Add Users to Organization' }).click();
    await visible(page.getByText('1 person was invited'));
    expect((await userNamed('dora@example.com')).roles.orgRoles).toEqual(['ORG_MEMBER']);
  });

  it('offers a link to hand on; each new one ends the one before', async () => {
    const page = await console.visit(orgUsers());
    await page.getByRole('button', { name: 'Invite Users' }).click();
    await page.getByLabel('E-mail addresses').fill('link@example.com');
    await page.getByRole('button', { name: 'Add Users to Organization' }).click();
    await visible(page.getByText('which ends the earlier one'));
    await page.getByRole('button', { name: 'Copy invitation link for link@example.com' }).click();
    await visible(page.getByText('Copied the invitation link'));
    const first = await clipboard(page);
    expect(first).toMatch(new RegExp(`^${console.server.url}/invitation#invite_`));
    await visible(page.getByText(first, { exact: true }));
    expect((await showInvitation(tokenIn(first))).json).toMatchObject({ username: 'link@example.com' });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Done' }).click();

    await choose(page, optionsOf('link@example.com'), 'Copy Invitation Link');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Copy invitation link' }).click();
    const second = await linkOn(page);
    expect((await showInvitation(tokenIn(second))).status).toBe(200);
    expect((await showInvitation(tokenIn(first))).json.errorCode).toBe('INVITATION_LINK_INVALID');
  });
});

describe('the users of an organization', () => {
  it('are searched, narrowed by status and paged; who was invited too late is invited again', async () => {
    const { server } = console;
    for (let n = 0; n < 26; n++) await addMember(server);
    await invite('late@example.com');
    await expireInvitation(server, 'late@example.com');
    await invite('soon@example.com');
    const page = await console.visit(orgUsers());
    await visible(page.getByText('1 to 25 of'));
    await page.getByRole('button', { name: 'Next page' }).click();
    await visible(page.getByText('26 to'));
    await page.getByLabel('Search by user name or name').fill('FIRST owner');
    await visible(page.getByText('1 user matches'));
    expect(await shownNames(page)).toEqual([server.first.owner.username]);
    await visible(rowOf(page, server.first.owner.username).getByText('You', { exact: true }));
    await page.getByLabel('Search by user name or name').fill('soon@');
    await chooseFilter(page, 'Status', 'Active');
    await visible(page.getByText('No user matches “soon@” and the filters'));
    await chooseFilter(page, 'Status', 'Pending');
    await visible(page.getByText('1 user matches'));
    expect(await shownNames(page)).toEqual(['soon@example.com']);
    await page.getByLabel('Search by user name or name').fill('');
    await chooseFilter(page, 'Status', 'Invitation expired or rejected');
    await visible(rowOf(page, 'late@example.com').getByText('Invitation expired'));
    await choose(page, optionsOf('late@example.com'), 'Invite Again');
    await page.getByRole('button', { name: 'Invite Again' }).click();
    await visible(page.getByText('late@example.com was invited again'));
    expect((await userNamed('late@example.com')).orgMembershipStatus).toBe('PENDING');
  });

  it('have their permissions edited, but nobody their own', async () => {
    const { server } = console;
    const member = await addMember(server, ['ORG_MEMBER'], {
      projects: { [server.first.groupId]: ['GROUP_READ_ONLY'] },
    });
    const page = await console.visit(`${orgUsers()}?search=${member.username}`);
    await choose(page, optionsOf(member.username), 'Edit Permissions');
    await chooseRoles(page, 'Organization Permissions', 'Organization Member', 'Organization Read Only');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByText(`Permissions of ${member.username} changed`));
    await visible(rowOf(page, member.username).getByText('Organization Read Only'));
    expect((await userNamed(member.username)).roles).toEqual({
      groupRoleAssignments: [{ groupId: server.first.groupId, groupRoles: ['GROUP_READ_ONLY'] }],
      orgRoles: ['ORG_READ_ONLY'],
    });
    await choose(page, optionsOf(member.username), 'View Details');
    await visible(page.getByRole('dialog').getByText(server.first.projectName));
    await visible(page.getByRole('dialog').getByText('Project Read Only'));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Close' }).click();

    await page.getByLabel('Search by user name or name').fill(server.first.owner.username);
    await page.getByRole('button', { name: optionsOf(server.first.owner.username) }).click();
    const own = page.getByRole('menuitem', { name: 'Edit Permissions' });
    await visible(own.getByText('Nobody can change their own roles.'));
    expect(await own.getAttribute('aria-disabled')).toBe('true');
  });

  it('are removed with their roles in projects and teams; an invitation is cancelled', async () => {
    const { server } = console;
    const member = await addMember(server, ['ORG_MEMBER'], {
      projects: { [server.first.groupId]: ['GROUP_READ_ONLY'] },
    });
    const teamId = await addTeam(server, { userIds: [member.id] });
    await invite('unwanted@example.com');
    const page = await console.visit(`${orgUsers()}?search=${member.username}`);
    await choose(page, optionsOf(member.username), 'Remove from Organization');
    await visible(page.getByText('the roles in 1 project and the membership in 1 team'));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Remove from Organization' }).click();
    await visible(page.getByText(`${member.username} was removed`));
    expect(await userNamed(member.username)).toBeUndefined();
    const { orgId, groupId } = server.first;
    const inTeam = await call('GET', `/orgs/${orgId}/teams/${teamId}/users`, { accept: NEW });
    expect(inTeam.json.totalCount).toBe(0);
    expect((await call('GET', `/groups/${groupId}/users/${member.id}`, { accept: NEW })).status).toBe(404);

    await page.getByLabel('Search by user name or name').fill('unwanted');
    await choose(page, optionsOf('unwanted@example.com'), 'Cancel Invitation');
    await page.getByRole('button', { name: 'Cancel Invitation' }).click();
    await visible(page.getByText('Invitation cancelled'));
    expect(await userNamed('unwanted@example.com')).toBeUndefined();
  });

  it('keep an owner: the last one cannot leave', async () => {
    const { username } = console.server.first.owner;
    const page = await console.visit(`${orgUsers()}?search=${username}`);
    await choose(page, optionsOf(username), 'Leave Organization');
    await page.getByRole('button', { name: 'Leave Organization' }).click();
    await visible(page.getByRole('alert').getByText('CANNOT_DELETE_LAST_ADMIN'));
    expect((await userNamed(username)).roles.orgRoles).toEqual(['ORG_OWNER']);
  });

  it('leave themselves, whatever their roles, and then see the organizations that are left', async () => {
    const { server } = console;
    const { orgId } = await addOrganization(server, 'Left behind');
    const leaving = await addAccount(server, {
      [orgId]: ['ORG_MEMBER'],
      [server.first.orgId]: ['ORG_MEMBER'],
    });
    const people = async () =>
      (await call('GET', `/orgs/${server.first.orgId}/users/${leaving.id}`, { accept: NEW })).status;
    const page = await console.visit(`${orgUsers()}?search=${leaving.username}`, { as: leaving });
    await choose(page, optionsOf(leaving.username), 'Leave Organization');
    await page.getByRole('button', { name: 'Leave Organization' }).click();
    await visible(page.getByText(`You left ${server.first.organizationName}`));
    await page.waitForURL('**/organizations');
    await visible(page.getByRole('link', { name: 'Left behind' }));
    expect(await people()).toBe(404);
  });

  it('can be looked at by members, who see which role it takes to change them', async () => {
    const { server } = console;
    const viewer = await addAccount(server, { [server.first.orgId]: ['ORG_MEMBER'] });
    const page = await console.visit(`${orgUsers()}?search=${viewer.username}`, { as: viewer });
    await visible(page.getByText('Changing them takes the role Organization Owner.'));
    await page.getByRole('button', { name: optionsOf(viewer.username) }).click();
    await visible(page.getByRole('menuitem'));
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['View Details', 'Leave Organization']);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: 'Invite Users' }).count()).toBe(0);
    await page.getByText('Show as curl / CLI').click();
    await visible(page.getByText(`sallyport organizations users list --orgId ${server.first.orgId}`));
    expect(await page.getByText('Invite somebody').count()).toBe(0);
    await expectGoodLooks(page);
  });
});

describe('Grant Access', () => {
  it('lets a member in at once, invites somebody new, and says who was refused', async () => {
    const { server } = console;
    const { groupId, owner } = server.first;
    const member = await addMember(server);
    const page = await console.visit(groupUsers());
    await page.getByRole('button', { name: 'Grant Access' }).click();
    await page.getByLabel('E-mail addresses').fill(`${member.username} stranger@example.com`);
    await page.getByLabel('E-mail addresses').press('Enter');
    await page.getByLabel('E-mail addresses').fill(owner.username);
    await page.getByRole('button', { name: 'Grant Access' }).last().click();
    await visible(page.getByText('Choose at least one role.'));
    await visible(page.getByText(`${owner.username}: in this project already.`));
    await chooseRoles(page, 'Project Permissions', 'Project Read Only', 'Project Cluster Manager');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Grant Access' }).last().click();

    await visible(page.getByText('1 person was given access'));
    await visible(page.getByText('1 person was invited'));
    const refused = page.getByRole('region', { name: '1 person was not given access' });
    await visible(refused.getByText('USER_ALREADY_IN_GROUP'));
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page);
    const roles = ['GROUP_CLUSTER_MANAGER', 'GROUP_READ_ONLY'];
    for (const [username, orgMembershipStatus] of [
      [member.username, 'ACTIVE'],
      ['stranger@example.com', 'PENDING'],
    ])
      expect(await userNamed(username ?? '')).toMatchObject({
        orgMembershipStatus,
        roles: { groupRoleAssignments: [{ groupId, groupRoles: roles }], orgRoles: ['ORG_MEMBER'] },
      });
    await page.getByRole('button', { name: 'Copy invitation link for stranger@example.com' }).click();
    const link = await linkOn(page);
    expect((await showInvitation(tokenIn(link))).json.groupRoleAssignments).toHaveLength(1);
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(rowOf(page, 'stranger@example.com').getByText('Project Cluster Manager'));
  });

  it('is for owners of the project too, who make no links', async () => {
    const { server } = console;
    const { orgId, groupId } = server.first;
    const projectOwner = await addAccount(server, { [orgId]: ['ORG_MEMBER'] });
    await call('POST', `/groups/${groupId}/users`, {
      accept: NEW,
      body: { username: projectOwner.username, roles: ['GROUP_OWNER'] },
    });
    const page = await console.visit(groupUsers(), { as: projectOwner });
    await page.getByRole('button', { name: 'Grant Access' }).click();
    await page.getByLabel('E-mail addresses').fill('by.owner@example.com');
    await chooseRoles(page, 'Project Permissions', 'Project Read Only');
    await page.getByRole('button', { name: 'Grant Access' }).last().click();
    await visible(page.getByText('1 person was invited'));
    expect(await page.getByRole('button', { name: /Copy invitation link/ }).count()).toBe(0);
    expect((await userNamed('by.owner@example.com')).inviterUsername).toBe(projectOwner.username);
  });
});

describe('the users of a project', () => {
  it('are shown with what lets them in: their own roles, teams, and the organization', async () => {
    const { server } = console;
    const { groupId, owner } = server.first;
    const [inTeam, reader] = [await addMember(server), await addMember(server, ['ORG_READ_ONLY'])];
    await addMember(server);
    await addTeam(server, {
      name: 'Night shift',
      userIds: [inTeam.id],
      projects: { [groupId]: ['GROUP_BACKUP_MANAGER'] },
    });
    const page = await console.visit(groupUsers());
    const team = rowOf(page, inTeam.username);
    await visible(team.getByText('Team Night shift'));
    await visible(team.getByText('Project Backup Manager'));
    await visible(team.getByText('None of their own'));
    await visible(rowOf(page, reader.username).getByText('Organization Read Only'));
    await visible(rowOf(page, owner.username).getByText('Project Owner'));
    await choose(page, optionsOf(inTeam.username), 'Grant Access');
    await visible(page.getByRole('list', { name: 'Chosen people' }).getByText(inTeam.username));
    await chooseRoles(page, 'Project Permissions', 'Project Read Only');
    await page.getByRole('button', { name: 'Grant Access' }).last().click();
    await visible(page.getByText('Access granted'));
    await gone(team.getByText('None of their own'));
    expect((await userNamed(inTeam.username)).roles.groupRoleAssignments).toEqual([
      { groupId, groupRoles: ['GROUP_READ_ONLY'] },
    ]);
    await choose(page, optionsOf(inTeam.username), 'Remove from Project');
    await visible(page.getByText('Access through the team Night shift stays'));
    await page.getByRole('button', { name: 'Remove from Project' }).click();
    await visible(page.getByText(`${inTeam.username} was removed from the project`));
    await visible(team.getByText('None of their own'));
    expect(await userNamed(inTeam.username)).toMatchObject({
      orgMembershipStatus: 'ACTIVE',
      roles: { groupRoleAssignments: [] },
    });
  });

  it('have their permissions edited; a change that stops half way says what was done and what was not', async () => {
    const { server } = console;
    const { groupId } = server.first;
    const member = await addMember(server, ['ORG_MEMBER'], { projects: { [groupId]: ['GROUP_READ_ONLY'] } });
    const rolesNow = async () => (await userNamed(member.username)).roles.groupRoleAssignments[0].groupRoles;
    const page = await console.visit(`${groupUsers()}?search=${member.username}`);
    await choose(page, optionsOf(member.username), 'Edit Permissions');
    await chooseRoles(page, 'Project Permissions', 'Project Read Only');
    await visible(page.getByText('Choose at least one role, or remove the person from the project.'));
    await chooseRoles(page, 'Project Permissions', 'Project Owner', 'Project Cluster Manager');
    await page.route('**/*:removeRole', (route) =>
      route.fulfill({ status: 503, json: { detail: 'The server is being moved.', error: 503 } }),
    );
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByText('Done: Add Project Owner, Add Project Cluster Manager'));
    await visible(page.getByText('Not done: Remove Project Read Only.'));
    await visible(page.getByText('The server is being moved.'));
    await expectAccessible(page);
    expect(await rolesNow()).toEqual(['GROUP_CLUSTER_MANAGER', 'GROUP_OWNER', 'GROUP_READ_ONLY']);
    await page.unroute('**/*:removeRole');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByText(`Permissions of ${member.username} changed`));
    expect(await rolesNow()).toEqual(['GROUP_CLUSTER_MANAGER', 'GROUP_OWNER']);
  });

  it('can be looked at by readers, who see which roles it takes to change them', async () => {
    const { server } = console;
    const viewer = await addAccount(server, { [server.first.orgId]: ['ORG_READ_ONLY'] });
    const page = await console.visit(`${groupUsers()}?search=${viewer.username}`, { as: viewer });
    await visible(page.getByText(/Changing them takes the role .*Project Owner or Project User Admin/));
    await visible(page.getByRole('table', { name: 'Users of the project' }));
    expect(await page.getByRole('button', { name: /Grant Access|Options of .*@/ }).count()).toBe(0);
    await expectGoodLooks(page);
  });
});
