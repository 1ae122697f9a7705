import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOrganization, addProject } from '../support/accounts.js';
import { type CallOptions, createCall } from '../support/call.js';
import { expectRefusal } from '../support/refusals.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { addMember, addTeam } from '../support/teams.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ask = (teamId: string, query = '', options: CallOptions = {}) =>
  createCall(server)('GET', `/api/private/orgs/${server.first.orgId}/teams/${teamId}/projects${query}`, {
    accept: 'application/json',
    ...options,
  });

describe('listOrgTeamProjects', () => {
  it('lists the projects of a team by name, with the roles there', async () => {
    const [west, east] = [await addProject(server, 'West'), await addProject(server, 'East')];
    await addProject(server, 'North');
    const teamId = await addTeam(server, {
      projects: { [west]: ['GROUP_OWNER'], [east]: ['GROUP_READ_ONLY', 'GROUP_OWNER'] },
    });
    const answer = await ask(teamId);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.results).toEqual([
      { groupId: east, groupName: 'East', roleNames: ['GROUP_OWNER', 'GROUP_READ_ONLY'] },
      { groupId: west, groupName: 'West', roleNames: ['GROUP_OWNER'] },
    ]);
    expect(answer.json.totalCount).toBe(2);
    const second = await ask(teamId, '?itemsPerPage=1&pageNum=2');
    expect(second.json.results.map(({ groupName }: { groupName: string }) => groupName)).toEqual(['West']);
    expect((await ask(await addTeam(server))).json).toMatchObject({ results: [], totalCount: 0 });
  });

  it('leaves out what the caller may not see', async () => {
    const [seen, hidden] = [await addProject(server, 'Seen'), await addProject(server, 'Hidden')];
    const teamId = await addTeam(server, {
      projects: { [seen]: ['GROUP_OWNER'], [hidden]: ['GROUP_OWNER'] },
    });
    const { headers } = await addMember(server, ['ORG_MEMBER'], {
      projects: { [seen]: ['GROUP_READ_ONLY'] },
    });
    const { json } = await ask(teamId, '', { headers });
    expect(json.results.map(({ groupId }: { groupId: string }) => groupId)).toEqual([seen]);
    expect(json.totalCount).toBe(1);
  });

  it('answers for teams of other organizations as for none', async () => {
    const { orgId } = await addOrganization(server, 'elsewhere');
    const foreign = await addTeam(server, { organizationId: orgId });
    expectRefusal(await ask(foreign), { status: 404, code: 'TEAM_NOT_FOUND', parameters: [foreign] });
  });
});
