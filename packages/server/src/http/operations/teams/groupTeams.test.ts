import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { addTeam, OLD } from '#test/teams.js';

let server: TestServer;
let call: Call;
let project: string;
let teams: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  project = await addProject(server, 'with teams');
  teams = `/groups/${project}/teams`;
});
afterAll(() => server.stop());

const assign = (body: readonly object[], path = teams) => call('POST', path, { accept: OLD, body });
const linkOf = (teamId: string) => [{ href: `${server.url}/api/atlas/v2${teams}/${teamId}`, rel: 'self' }];

describe('addGroupTeams', () => {
  it('answers with every team of the project, by name', async () => {
    const last = await addTeam(server, { name: 'z' });
    const first = await addTeam(server, { name: 'a' });
    const events = await eventsDuring(server, async () => {
      await assign([{ teamId: last, roleNames: ['GROUP_READ_ONLY'] }]);
      const answer = await assign([{ teamId: first, roleNames: ['GROUP_READ_ONLY', 'GROUP_OWNER'] }]);
      expect(answer.status, answer.text).toBe(200);
      expect(answer.text).toBe(
        JSON.stringify({
          links: [{ href: `${server.url}/api/atlas/v2${teams}?pageNum=1&itemsPerPage=100`, rel: 'self' }],
          results: [
            { links: linkOf(first), roleNames: ['GROUP_OWNER', 'GROUP_READ_ONLY'], teamId: first },
            { links: linkOf(last), roleNames: ['GROUP_READ_ONLY'], teamId: last },
          ],
          totalCount: 2,
        }),
      );
      const listed = await call('GET', `${teams}?includeCount=true&itemsPerPage=100&pageNum=1`, {
        accept: OLD,
      });
      expect(listed.json.results).toEqual(answer.json.results);
      expect(listed.json.links[0].href).toContain('includeCount=true&pageNum=1&itemsPerPage=100');
      const page = await call('GET', `${teams}?itemsPerPage=1&pageNum=2`, { accept: OLD });
      expect(page.json).toMatchObject({ results: [{ teamId: last }], totalCount: 2 });
      expect((await call('GET', `${teams}/${last}`, { accept: OLD })).json).toEqual(answer.json.results[1]);
    });
    expect(events.map(({ type, projectId, details }) => [type, projectId, details])).toEqual([
      ['TEAM_ADDED_TO_GROUP', project, { teamId: last }],
      ['TEAM_ADDED_TO_GROUP', project, { teamId: first }],
    ]);
  });

  it('refuses, and then assigns none of them', async () => {
    const teamId = await addTeam(server);
    const { orgId } = await addOrganization(server, 'elsewhere');
    const foreign = await addTeam(server, { organizationId: orgId });
    const good = { teamId, roleNames: ['GROUP_OWNER'] };
    expectRefusal(await assign([good, { teamId: foreign, roleNames: ['GROUP_OWNER'] }]), {
      status: 404,
      code: 'TEAM_NOT_FOUND',
      parameters: [foreign],
    });
    expectRefusal(await assign([good, good]), { status: 409, code: 'TEAM_EXISTS_IN_GROUP' });
    expectRefusal(await assign([{ teamId, roleNames: [] }]), { status: 403, code: 'NO_ROLES_IN_ASSIGNMENT' });
    expectRefusal(await assign([{ teamId, roleNames: ['ORG_OWNER'] }]), {
      status: 400,
      code: 'INVALID_ROLE_FOR_GROUP',
    });
    expectRefusal(await assign([{ teamId: 'mine', roleNames: ['GROUP_OWNER'] }]), {
      status: 404,
      code: 'INVALID_TEAM_ID',
    });
    expectRefusal(await assign([{ teamId }]), { status: 400, code: 'MISSING_ATTRIBUTE' });
    expectRefusal(await call('GET', `${teams}/${teamId}`, { accept: OLD }), {
      status: 404,
      code: 'TEAM_NOT_IN_GROUP',
      parameters: [teamId, project],
    });
  });

  it('is for those who manage the project', async () => {
    const teamId = await addTeam(server);
    const reader = await addKey(server, { projectRoles: [{ projectId: project, role: 'GROUP_READ_ONLY' }] });
    const owner = await addKey(server, { projectRoles: [{ projectId: project, role: 'GROUP_OWNER' }] });
    const body = [{ teamId, roleNames: ['GROUP_OWNER'] }];
    expectRefusal(await call('POST', teams, { key: reader, accept: OLD, body }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
    expect((await call('GET', teams, { key: reader, accept: OLD })).status).toBe(200);
    expect((await call('POST', teams, { key: owner, accept: OLD, body })).status).toBe(200);
  });

  it('stops at 100 teams', async () => {
    const full = await addProject(server, 'full');
    const path = `/groups/${full}/teams`;
    for (let n = 0; n < 100; n++) await addTeam(server, { projects: { [full]: ['GROUP_READ_ONLY'] } });
    const body = [{ teamId: await addTeam(server), roleNames: ['GROUP_READ_ONLY'] }];
    expectRefusal(await assign(body, path), {
      status: 400,
      code: 'MAX_TEAMS_PER_GROUP_EXCEEDED',
      parameters: ['100', full],
    });
  });
});

describe('updateGroupTeam and removeGroupTeam', () => {
  it('replace the roles, and take them', async () => {
    const teamId = await addTeam(server, { projects: { [project]: ['GROUP_READ_ONLY'] } });
    const path = `${teams}/${teamId}`;
    const update = (body: object) => call('PATCH', path, { accept: OLD, body });
    const events = await eventsDuring(server, async () => {
      const answer = await update({ roleNames: ['GROUP_OWNER'] });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.json).toEqual({
        links: [{ href: `${server.url}/api/atlas/v2${path}?pageNum=1&itemsPerPage=100`, rel: 'self' }],
        results: [{ links: linkOf(teamId), roleNames: ['GROUP_OWNER'], teamId }],
        totalCount: 1,
      });
      expect((await update({ roleNames: ['GROUP_OWNER'], teamId })).json).toEqual(answer.json);
      expect((await call('DELETE', path, { accept: OLD })).status).toBe(204);
    });
    expect(events.map(({ type, projectId, details }) => [type, projectId, details])).toEqual([
      ['TEAM_ROLES_MODIFIED', project, { teamId }],
      ['TEAM_REMOVED_FROM_GROUP', project, { teamId }],
    ]);
    for (const answer of [
      await update({ roleNames: ['GROUP_OWNER'] }),
      await call('DELETE', path, { accept: OLD }),
    ])
      expectRefusal(answer, { status: 404, code: 'TEAM_NOT_IN_GROUP', parameters: [teamId, project] });
    expectRefusal(await update({ roleNames: [] }), { status: 403, code: 'NO_ROLES_IN_ASSIGNMENT' });
    expectRefusal(await call('DELETE', `${teams}/mine`, { accept: OLD }), {
      status: 400,
      code: 'PATH_PARAM_PARSE_ERROR',
    });
  });
});
