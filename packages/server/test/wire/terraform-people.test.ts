import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addProject } from '../support/accounts.js';
import { type CurlAnswer, startTestServer, type TestServer } from '../support/server.js';
import { addMember, expireInvitation, NEW, OLD } from '../support/teams.js';

/** The calls of the Terraform provider, in its order and with its versions, for the resources that are about people. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function call(method: string, path: string, accept: string, body?: unknown): Promise<CurlAnswer> {
  return server.curl(`/api/atlas/v2${path}`, { method, accept, ...(body === undefined ? {} : { body }) });
}

async function succeed(method: string, path: string, accept: string, body?: unknown) {
  const answer = await call(method, path, accept, body);
  expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(300);
  return answer.json;
}

describe('mongodbatlas_team', () => {
  const usernames = async (path: string) => {
    // The provider goes through the pages until it has seen `totalCount` of them.
    const page = await succeed('GET', `${path}/users?itemsPerPage=100&pageNum=1`, OLD);
    expect(page.totalCount).toBe(page.results.length);
    return page.results.map((user: { username: string }) => user.username);
  };

  it('is made, read, renamed, given other people, and deleted although it is in a project', async () => {
    const { orgId } = server.first;
    const [ada, bob] = [await addMember(server), await addMember(server)];
    const made = await succeed('POST', `/orgs/${orgId}/teams`, OLD, {
      name: 'ops',
      usernames: [ada.username],
    });
    const path = `/orgs/${orgId}/teams/${made.id}`;
    expect((await succeed('GET', path, OLD)).name).toBe('ops');
    expect(await usernames(path)).toEqual([ada.username]);

    await succeed('PATCH', path, OLD, { name: 'operators' });
    const found = await succeed('GET', `/users/byName/${encodeURIComponent(bob.username)}`, OLD);
    await succeed('POST', `${path}/users`, OLD, [{ id: found.id }]);
    await succeed('DELETE', `${path}/users/${ada.id}`, OLD);
    expect(await usernames(path)).toEqual([bob.username]);
    expect((await succeed('GET', `/orgs/${orgId}/teams/byName/operators`, OLD)).id).toBe(made.id);

    const projectId = await addProject(server, 'with the team');
    await succeed('POST', `/groups/${projectId}/teams`, OLD, [
      { teamId: made.id, roleNames: ['GROUP_READ_ONLY'] },
    ]);
    const refused = await call('DELETE', path, OLD);
    expect(refused.json.errorCode).toBe('CANNOT_DELETE_TEAM_ASSIGNED_TO_PROJECT');
    for (const { id } of (await succeed('GET', '/groups?includeCount=true&itemsPerPage=100&pageNum=1', OLD))
      .results) {
      const { results } = await succeed(
        'GET',
        `/groups/${id}/teams?includeCount=true&itemsPerPage=100&pageNum=1`,
        OLD,
      );
      if (results.some((team: { teamId: string }) => team.teamId === made.id))
        await succeed('DELETE', `/groups/${id}/teams/${made.id}`, OLD);
    }
    await succeed('DELETE', path, OLD);
    expect((await call('GET', path, OLD)).status).toBe(404);
  });

  it('is made without people, whose list is then empty or null', async () => {
    const { orgId } = server.first;
    for (const [name, list] of [
      ['empty', []],
      ['null', null],
    ] as const) {
      const made = await succeed('POST', `/orgs/${orgId}/teams`, OLD, { name, usernames: list });
      expect(made.usernames).toEqual([]);
      expect(await usernames(`/orgs/${orgId}/teams/${made.id}`)).toEqual([]);
    }
  });
});

describe('mongodbatlas_team_project_assignment', () => {
  it('is made, read, changed and deleted', async () => {
    const { orgId, groupId } = server.first;
    const { id } = await succeed('POST', `/orgs/${orgId}/teams`, OLD, { name: 'assigned', usernames: [] });
    const path = `/groups/${groupId}/teams/${id}`;
    await succeed('POST', `/groups/${groupId}/teams`, OLD, [{ teamId: id, roleNames: ['GROUP_OWNER'] }]);
    expect(await succeed('GET', path, OLD)).toMatchObject({ roleNames: ['GROUP_OWNER'], teamId: id });
    await succeed('PATCH', path, OLD, { roleNames: ['GROUP_READ_ONLY'] });
    expect((await succeed('GET', path, OLD)).roleNames).toEqual(['GROUP_READ_ONLY']);
    await succeed('DELETE', path, OLD);
    expect((await call('GET', path, OLD)).status).toBe(404);
    expect((await call('DELETE', path, OLD)).status).toBe(404);
  });
});

describe('mongodbatlas_cloud_user_org_assignment', () => {
  it('is made pending, read by id and by name, changed, gone when it expires, and deleted', async () => {
    const { orgId } = server.first;
    const username = 'assigned@example.com';
    const made = await succeed('POST', `/orgs/${orgId}/users`, NEW, {
      username,
      roles: { orgRoles: ['ORG_MEMBER'] },
    });
    const path = `/orgs/${orgId}/users/${made.id}`;
    expect(await succeed('GET', path, NEW)).toEqual(made);
    const query = `includeCount=true&itemsPerPage=100&pageNum=1&username=${encodeURIComponent(username)}`;
    expect((await succeed('GET', `/orgs/${orgId}/users?${query}`, NEW)).results).toEqual([made]);
    const changed = await succeed('PATCH', path, NEW, {
      roles: { orgRoles: ['ORG_MEMBER', 'ORG_READ_ONLY'] },
    });
    expect(changed.roles.orgRoles).toEqual(['ORG_MEMBER', 'ORG_READ_ONLY']);
    await expireInvitation(server, username);
    expect((await call('GET', path, NEW)).status).toBe(404);
    expect((await call('DELETE', path, NEW)).status).toBe(204);
    expect((await call('DELETE', path, NEW)).status).toBe(404);
  });

  it('takes over a member that is there already', async () => {
    const { orgId } = server.first;
    const { id } = await addMember(server, ['ORG_MEMBER'], {
      projects: { [server.first.groupId]: ['GROUP_OWNER'] },
    });
    const path = `/orgs/${orgId}/users/${id}`;
    const before = await succeed('GET', path, NEW);
    const after = await succeed('PATCH', path, NEW, { roles: { orgRoles: ['ORG_READ_ONLY'] } });
    expect(after).toEqual({ ...before, roles: { ...before.roles, orgRoles: ['ORG_READ_ONLY'] } });
    expect(after.roles.groupRoleAssignments).toHaveLength(1);
    await succeed('DELETE', path, NEW);
  });
});

describe('mongodbatlas_cloud_user_project_assignment', () => {
  it.each(['member', 'outsider'])(
    'is made, read, changed role by role and deleted, for a %s',
    async (who) => {
      const { groupId } = server.first;
      const username = who === 'member' ? (await addMember(server)).username : 'outsider@example.com';
      const users = `/groups/${groupId}/users`;
      const made = await succeed('POST', users, NEW, { username, roles: ['GROUP_READ_ONLY'] });
      expect(made.orgMembershipStatus).toBe(who === 'member' ? 'ACTIVE' : 'PENDING');
      const path = `${users}/${made.id}`;
      expect(await succeed('GET', path, NEW)).toEqual(made);
      const query = `flattenTeams=false&includeCount=true&includeOrgUsers=false&itemsPerPage=100&pageNum=1&username=${encodeURIComponent(username)}`;
      expect((await succeed('GET', `${users}?${query}`, NEW)).results).toEqual([made]);
      await succeed('POST', `${path}:addRole`, NEW, { groupRole: 'GROUP_DATA_ACCESS_READ_ONLY' });
      await succeed('POST', `${path}:removeRole`, NEW, { groupRole: 'GROUP_READ_ONLY' });
      expect((await succeed('GET', path, NEW)).roles).toEqual(['GROUP_DATA_ACCESS_READ_ONLY']);
      await succeed('DELETE', path, NEW);
      expect((await call('GET', path, NEW)).status).toBe(404);
      expect((await succeed('GET', `${users}?${query}`, NEW)).results).toEqual([]);
    },
  );
});

describe('mongodbatlas_cloud_user_team_assignment', () => {
  it('is made, read in the list of the team, and deleted', async () => {
    const { orgId } = server.first;
    const { id: teamId } = await succeed('POST', `/orgs/${orgId}/teams`, OLD, {
      name: 'joined',
      usernames: [],
    });
    const path = `/orgs/${orgId}/teams/${teamId}`;
    const { id, username } = await addMember(server);
    const made = await succeed('POST', `${path}:addUser`, NEW, { id });
    expect(made).toMatchObject({ id, orgMembershipStatus: 'ACTIVE', teamIds: [teamId], username });
    for (const query of ['', `userId=${id}&`, `username=${encodeURIComponent(username)}&`]) {
      const { results } = await succeed('GET', `${path}/users?${query}itemsPerPage=100&pageNum=1`, NEW);
      expect(results).toEqual([made]);
    }
    await succeed('POST', `${path}:removeUser`, NEW, { id });
    expect((await succeed('GET', `${path}/users?itemsPerPage=100&pageNum=1`, NEW)).results).toEqual([]);
    expect((await call('POST', `${path}:removeUser`, NEW, { id })).status).toBe(404);
  });
});

describe('mongodbatlas_atlas_users', () => {
  it('reads organization, project and team in the old form', async () => {
    const { orgId, groupId } = server.first;
    const { id, username } = await addMember(server, ['ORG_MEMBER'], {
      projects: { [groupId]: ['GROUP_OWNER'] },
    });
    const team = await succeed('POST', `/orgs/${orgId}/teams`, OLD, {
      name: 'old forms',
      usernames: [username],
    });
    const shown = await succeed('GET', `/users/${id}`, OLD);
    for (const path of [
      `/orgs/${orgId}/users`,
      `/groups/${groupId}/users`,
      `/orgs/${orgId}/teams/${team.id}/users`,
    ]) {
      const { results } = await succeed('GET', `${path}?itemsPerPage=100&pageNum=1`, OLD);
      const [user] = results.filter((result: { id: string }) => result.id === id);
      expect({ ...user, links: [] }).toEqual({ ...shown, links: [] });
    }
  });
});
