import { beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { addProject } from '../../server/test/support/accounts.js';
import { type Call, createCall } from '../../server/test/support/call.js';
import { addMember, addTeam, NEW } from '../../server/test/support/teams.js';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  gone,
  rowOf,
  startConsole,
  visible,
} from './support/console.js';
import { expectGoodLooks } from './support/looks.js';
import { choose, chooseRoles } from './support/menus.js';

const console = startConsole();

let call: Call;
beforeAll(() => {
  call = createCall(console.server);
});

const orgTeams = () => `/organizations/${console.server.first.orgId}/teams`;
const teamPage = (id: string) => `${orgTeams()}/${id}`;
const groupTeams = () => `/projects/${console.server.first.groupId}/teams`;

const teamNamed = async (name: string) =>
  (await call('GET', `/orgs/${console.server.first.orgId}/teams/byName/${encodeURIComponent(name)}`)).json;

/** The user names in a team, as the API lists them. */
async function peopleIn(teamId: string): Promise<string[]> {
  const { orgId } = console.server.first;
  const { json } = await call('GET', `/orgs/${orgId}/teams/${teamId}/users`, { accept: NEW });
  return json.results.map(({ username }: { username: string }) => username);
}

async function rolesInProject(teamId: string): Promise<string[] | undefined> {
  const { json } = await call('GET', `/groups/${console.server.first.groupId}/teams`);
  return json.results.find((team: { teamId: string }) => team.teamId === teamId)?.roleNames.sort();
}

describe('Create Team', () => {
  it('makes a team of people of the organization, and goes on to it', async () => {
    const { server } = console;
    const [one, other] = [await addMember(server), await addMember(server)];
    await addTeam(server, { name: 'Taken' });
    const page = await console.visit(orgTeams());
    await page.getByRole('button', { name: 'Create Team' }).click();
    const create = page.getByRole('dialog').getByRole('button', { name: 'Create Team' });
    await create.click();
    await visible(page.getByText('Enter a name.'));
    await page.getByLabel('Name Your Team').fill('Taken');
    await page.getByLabel('Add Members').fill(`${one.username}, stranger@example.com`);
    await create.click();
    await visible(page.getByText('stranger@example.com is not in this organization.'));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Remove stranger@example.com' }).click();
    await page.getByLabel('Add Members').fill(other.username);
    await create.click();
    await visible(page.getByRole('alert').getByText('TEAM_NAME_NOT_AVAILABLE'));
    expect(await page.getByLabel('Name Your Team').inputValue()).toBe('Taken');
    await page.getByLabel('Name Your Team').fill(' Night shift ');
    await page.getByText('Show as curl / CLI').last().click();
    await visible(page.getByText("sallyport teams create 'Night shift'"));
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page);
    await create.click();

    await visible(page.getByRole('heading', { name: 'Night shift', level: 1 }));
    await visible(rowOf(page, one.username));
    const { id } = await teamNamed('Night shift');
    expect(await peopleIn(id)).toEqual([one.username, other.username].sort());
    await page.getByRole('link', { name: 'Teams' }).last().click();
    await visible(rowOf(page, 'Night shift').getByText('2 members'));
    await page.getByLabel('Search by name').fill('NIGHT');
    await visible(page.getByText('1 team matches'));
  });
});

describe('a team', () => {
  it('gets members, invited people too, and says of each who was refused', async () => {
    const { server } = console;
    const { orgId } = server.first;
    const [quick, calm] = [await addMember(server), await addMember(server)];
    await call('POST', `/orgs/${orgId}/users`, {
      accept: NEW,
      body: { username: 'soon@example.com', roles: { orgRoles: ['ORG_MEMBER'] } },
    });
    const teamId = await addTeam(server, { name: 'Growing' });
    const page = await console.visit(teamPage(teamId));
    await visible(page.getByText('Nobody is in this team'));
    await page.getByRole('button', { name: 'Add Members' }).click();
    const field = page.getByRole('dialog').getByLabel('Add Members');
    await field.fill('nobody@example.com');
    await page.getByRole('button', { name: 'Add to Team' }).click();
    await visible(page.getByText('nobody@example.com is not in this organization.'));
    await page.getByRole('button', { name: 'Remove nobody@example.com' }).click();
    await field.fill(`${quick.username} ${calm.username} soon@example.com`);
    // Somebody else is faster.
    await call('POST', `/orgs/${orgId}/teams/${teamId}:addUser`, { accept: NEW, body: { id: quick.id } });
    await page.getByRole('button', { name: 'Add to Team' }).click();
    await visible(page.getByText('2 people were added'));
    const refused = page.getByRole('region', { name: '1 person was not added' });
    await visible(refused.getByText('USER_ALREADY_IN_TEAM'));
    await expectAccessible(page);
    expect(await peopleIn(teamId)).toEqual([quick.username, calm.username, 'soon@example.com'].sort());
    await page.getByRole('button', { name: 'Done' }).click();

    await visible(rowOf(page, 'soon@example.com').getByText('Pending'));
    await page.getByRole('button', { name: `Remove ${calm.username} from the team` }).click();
    await page.getByRole('button', { name: 'Remove from Team' }).click();
    await visible(page.getByText(`${calm.username} was removed from the team`));
    expect(await peopleIn(teamId)).toEqual([quick.username, 'soon@example.com'].sort());
  });

  it('is renamed', async () => {
    const teamId = await addTeam(console.server, { name: 'Old name' });
    const page = await console.visit(teamPage(teamId));
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByLabel('Name Your Team').fill('x'.repeat(65));
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByText('Enter at most 64 characters; these are 65.'));
    await page.getByLabel('Name Your Team').fill('New name');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByRole('heading', { name: 'New name', level: 1 }));
    expect((await teamNamed('New name')).id).toBe(teamId);
  });

  it('shows its projects, and is deleted together with its roles there', async () => {
    const { server } = console;
    const { groupId, projectName } = server.first;
    const other = await addProject(server, 'Second project of a team');
    const member = await addMember(server);
    const teamId = await addTeam(server, {
      name: 'Short-lived',
      userIds: [member.id],
      projects: { [groupId]: ['GROUP_OWNER'], [other]: ['GROUP_READ_ONLY'] },
    });
    const seesProject = async () =>
      (await call('GET', `/groups/${other}`, { headers: member.headers })).status;
    expect(await seesProject()).toBe(200);
    const page = await console.visit(teamPage(teamId));
    await visible(rowOf(page, projectName).getByText('Project Owner'));
    await visible(rowOf(page, 'Second project of a team').getByText('Project Read Only'));
    await page.getByRole('button', { name: 'Delete Team' }).click();
    await visible(page.getByText('Its 1 member loses at once what the team gives in'));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await visible(page.getByText('Team Short-lived deleted'));
    await visible(page.getByRole('heading', { name: 'Teams', level: 1 }));
    expect((await teamNamed('Short-lived')).errorCode).toBe('TEAM_NAME_NOT_FOUND');
    expect(await seesProject()).toBe(401);
  });

  it('stays when it cannot be taken out of a project', async () => {
    const { server } = console;
    const { groupId } = server.first;
    const teamId = await addTeam(server, { name: 'Sticky', projects: { [groupId]: ['GROUP_OWNER'] } });
    const page = await console.visit(orgTeams());
    await page.route(`**/groups/*/teams/${teamId}`, (route) =>
      route.fulfill({ status: 503, json: { detail: 'The server is being moved.', error: 503 } }),
    );
    await page.getByRole('button', { name: 'Delete Sticky' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await visible(page.getByRole('alert').getByText('The server is being moved.'));
    expect((await teamNamed('Sticky')).id).toBe(teamId);
  });

  it('can be looked at by members of the organization, with the projects that they may see', async () => {
    const { server } = console;
    const { orgId, groupId } = server.first;
    const viewer = await addAccount(server, { [orgId]: ['ORG_MEMBER'] });
    const teamId = await addTeam(server, {
      name: 'Looked at',
      userIds: [viewer.id],
      projects: { [groupId]: ['GROUP_READ_ONLY'] },
    });
    const hidden = await addProject(server, 'Not for everybody');
    const secret = await addTeam(server, { name: 'Elsewhere', projects: { [hidden]: ['GROUP_OWNER'] } });
    const page = await console.visit(teamPage(teamId), { as: viewer });
    await visible(page.getByText('Changing them takes the role Organization Owner.'));
    await visible(rowOf(page, server.first.projectName));
    await visible(rowOf(page, viewer.username).getByText('You', { exact: true }));
    expect(await page.getByRole('button', { name: /Rename|Delete|Add Members|Remove/ }).count()).toBe(0);
    await expectGoodLooks(page);
    await page.goto(teamPage(secret));
    await visible(page.getByText('No roles in projects that you can see'));
    await page.goto(orgTeams());
    await visible(rowOf(page, 'Looked at').getByText('1 member'));
    expect(await page.getByRole('button', { name: /Create Team|^Delete/ }).count()).toBe(0);
  });
});

describe('the number of members', () => {
  it.each([
    ['an organization', orgTeams],
    ['a project', groupTeams],
  ])('is counted by the server, not from all people of the organization: %s', async (where, path) => {
    const { server } = console;
    const { groupId } = server.first;
    const [one, other] = [await addMember(server), await addMember(server)];
    const name = `Counted in ${where}`;
    const projects = { [groupId]: ['GROUP_READ_ONLY'] };
    await addTeam(server, { name, userIds: [one.id, other.id], projects });
    await addTeam(server, { name: `${name}, empty`, projects });
    const page = await console.visit('/account/profile');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(path());
    await visible(rowOf(page, name).getByText('2 members'));
    await visible(rowOf(page, `${name}, empty`).getByText('0 members'));
    expect(asked.filter((address) => /\/orgs\/[^/]+\/users$/.test(address))).toEqual([]);
  });
});

describe('the teams of a project', () => {
  it('are added with roles, edited and removed', async () => {
    const { server } = console;
    const { groupId } = server.first;
    const member = await addMember(server);
    const [east, west] = [
      await addTeam(server, { name: 'East', userIds: [member.id] }),
      await addTeam(server, { name: 'West' }),
    ];
    // Enough for a box to narrow the list.
    for (let n = 0; n < 8; n++) await addTeam(server);
    const page = await console.visit(groupTeams());
    await page.getByRole('button', { name: 'Add Teams' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add Teams' }).click();
    await visible(page.getByText('Choose at least one team.'));
    await visible(page.getByText('Choose at least one role.'));
    await dialog.getByLabel('Search Teams').fill('EAST');
    await gone(dialog.getByLabel('West'));
    await dialog.getByLabel('East').check();
    await dialog.getByLabel('Search Teams').fill('west');
    await dialog.getByLabel('West').check();
    await chooseRoles(page, 'Project Permissions', 'Project Read Only');
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await dialog.getByRole('button', { name: 'Add Teams' }).click();
    await visible(page.getByText('2 teams added'));
    await visible(rowOf(page, 'East').getByText('1 member'));
    expect(await rolesInProject(east)).toEqual(['GROUP_READ_ONLY']);
    expect(await rolesInProject(west)).toEqual(['GROUP_READ_ONLY']);

    await choose(page, 'Options of East', 'Edit Permissions');
    await chooseRoles(page, 'Project Permissions', 'Project Read Only');
    await visible(page.getByText('Choose at least one role, or remove the team from the project.'));
    await chooseRoles(page, 'Project Permissions', 'Project Owner', 'Project Cluster Manager');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(rowOf(page, 'East').getByText('Project Cluster Manager'));
    expect(await rolesInProject(east)).toEqual(['GROUP_CLUSTER_MANAGER', 'GROUP_OWNER']);

    await choose(page, 'Options of East', 'Remove from Project');
    await visible(page.getByText('Its 1 member loses at once what the team gives here.'));
    await page.getByRole('button', { name: 'Remove from Project' }).click();
    await visible(page.getByText('East was removed from the project'));
    expect(await rolesInProject(east)).toBeUndefined();
    expect((await teamNamed('East')).id).toBe(east);
    expect((await call('GET', `/groups/${groupId}`, { headers: member.headers })).status).toBe(401);
  });

  it('stay as they were when somebody else was faster, with the reason', async () => {
    const { server } = console;
    const { groupId } = server.first;
    // First in the list, of which the dialog shows the beginning.
    const teamId = await addTeam(server, { name: '1: wanted by two' });
    const page = await console.visit(groupTeams());
    await page.getByRole('button', { name: 'Add Teams' }).click();
    await page.getByRole('dialog').getByLabel('1: wanted by two').check();
    await chooseRoles(page, 'Project Permissions', 'Project Owner');
    await call('POST', `/groups/${groupId}/teams`, { body: [{ teamId, roleNames: ['GROUP_READ_ONLY'] }] });
    await page.getByRole('dialog').getByRole('button', { name: 'Add Teams' }).click();
    await visible(page.getByRole('alert').getByText('TEAM_EXISTS_IN_GROUP'));
    expect(await rolesInProject(teamId)).toEqual(['GROUP_READ_ONLY']);
  });

  it('can be looked at by readers, who see which roles it takes to change them', async () => {
    const { server } = console;
    const { orgId, groupId } = server.first;
    const viewer = await addAccount(server, { [orgId]: ['ORG_READ_ONLY'] });
    await addTeam(server, { name: 'On view', projects: { [groupId]: ['GROUP_READ_ONLY'] } });
    const page = await console.visit(groupTeams(), { as: viewer });
    await visible(page.getByText(/Changing them takes the role .*Project Owner or Project User Admin/));
    await visible(rowOf(page, 'On view'));
    expect(await page.getByRole('button', { name: /Add Teams|Options of On view/ }).count()).toBe(0);
    await expectGoodLooks(page);
  });
});
