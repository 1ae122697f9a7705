import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
let other: Awaited<ReturnType<typeof addOrganization>>;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  other = await addOrganization(server, 'other');
});
afterAll(() => server.stop());

describe('getGroup', () => {
  it('shows the project with tags and all links', async () => {
    const { orgId, groupId } = server.first;
    const answer = await call('GET', `/groups/${groupId}`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers.location).toBeUndefined();
    const self = `${server.publicUrl}/api/atlas/v2/groups/${groupId}`;
    const parts = ['containers', 'clusters', 'databaseUsers', 'peers', 'processes', 'whitelist'];
    expect(answer.text).toBe(
      JSON.stringify({
        clusterCount: 0,
        created: answer.json.created,
        id: groupId,
        links: [
          { href: self, rel: 'self' },
          ...parts.map((part) => ({ href: `${self}/${part}`, rel: `https://cloud.mongodb.com/${part}` })),
        ],
        name: 'Project 0',
        orgId,
        tags: [],
        withDefaultAlertsSettings: true,
      }),
    );
  });

  it('answers alike for a project of others and one that does not exist', async () => {
    for (const id of [other.groupId, '0123456789abcdef01234567']) {
      const answer = await call('GET', `/groups/${id}`);
      expectRefusal(answer, { status: 404, code: 'GROUP_NOT_FOUND', parameters: [id] });
      expect(answer.json.detail).toBe(`No group with ID ${id} exists.`);
    }
    expectRefusal(await call('GET', '/groups/Project%200'), { status: 400, code: 'PATH_PARAM_PARSE_ERROR' });
  });

  it('tells a member without a role in the project that it is not for it, as recorded', async () => {
    const answer = await call('GET', `/groups/${server.first.groupId}`, { key: await addKey(server, {}) });
    expect(answer.status).toBe(401);
    expect(answer.text).toBe(
      '{"detail":"User cannot access this group.","error":401,"errorCode":"USER_CANNOT_ACCESS_GROUP","parameters":[],"reason":"Unauthorized"}',
    );
    expect(answer.headers['www-authenticate']).toBeUndefined();
  });
});

describe('getGroupByName', () => {
  it('shows the same as getGroup, for names with encoded characters too', async () => {
    await addProject(server, "R&D (50+1), it's ä");
    for (const name of ['Project 0', "R&D (50+1), it's ä"]) {
      const byName = await call('GET', `/groups/byName/${encodeURIComponent(name)}`);
      expect(byName.status, byName.text).toBe(200);
      expect(byName.json.name).toBe(name);
      expect(byName.text).toBe((await call('GET', `/groups/${byName.json.id}`)).text);
    }
  });

  it.each(['project 0', 'Project', 'other project', 'a/b', 'x'.repeat(65)])(
    'does not find %j, which no visible project is named',
    async (name) => {
      expectRefusal(await call('GET', `/groups/byName/${encodeURIComponent(name)}`), {
        status: 404,
        code: 'GROUP_NOT_FOUND',
        parameters: [name],
      });
    },
  );

  it('shows a member only projects it has a role in', async () => {
    const key = await addKey(server, {});
    expectRefusal(await call('GET', '/groups/byName/Project%200', { key }), {
      status: 404,
      code: 'GROUP_NOT_FOUND',
    });
    const { groupId } = server.first;
    const insider = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }] });
    expect((await call('GET', '/groups/byName/Project%200', { key: insider })).json.id).toBe(groupId);
  });
});
