import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
let keys: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  keys = `/groups/${server.first.groupId}/apiKeys`;
});
afterAll(() => server.stop());

describe('createGroupApiKey', () => {
  it('answers 200 with the key, a member of the organization too, linked there', async () => {
    const { orgId, groupId } = server.first;
    const answer = await call('POST', keys, { body: { desc: 'proj key', roles: ['GROUP_READ_ONLY'] } });
    expect(answer.status).toBe(200);
    const { id, privateKey, publicKey } = answer.json;
    expect(answer.text).toBe(
      `{"desc":"proj key","id":"${id}","links":[{"href":"${server.url}/api/atlas/v2/orgs/${orgId}/apiKeys/${id}","rel":"self"}],"privateKey":"${privateKey}","publicKey":"${publicKey}","roles":[{"orgId":"${orgId}","roleName":"ORG_MEMBER"},{"groupId":"${groupId}","roleName":"GROUP_READ_ONLY"}]}`,
    );
    expect((await call('GET', keys, { key: { publicKey, privateKey } })).status).toBe(200);
  });

  it('records the creation in the organization and the assignment in the project', async () => {
    const { orgId, groupId } = server.first;
    let publicKey: string | undefined;
    const events = await eventsDuring(server, async () => {
      publicKey = (await call('POST', keys, { body: { desc: 'x', roles: ['GROUP_OWNER'] } })).json.publicKey;
    });
    const common = {
      organizationId: orgId,
      actor: server.first.apiKey.publicKey,
      remoteAddress: '127.0.0.1',
      details: { targetPublicKey: publicKey },
    };
    expect(events).toEqual([
      { type: 'API_KEY_CREATED', projectId: null, ...common },
      { type: 'API_KEY_ADDED_TO_GROUP', projectId: groupId, ...common },
    ]);
  });

  it('is for the owner and the user admin of the project, who cannot give roles in the organization', async () => {
    const { groupId } = server.first;
    for (const role of ['GROUP_OWNER', 'GROUP_USER_ADMIN']) {
      const key = await addKey(server, { projectRoles: [{ projectId: groupId, role }] });
      const made = await call('POST', keys, { key, body: { desc: 'x', roles: ['GROUP_READ_ONLY'] } });
      expect(made.status, made.text).toBe(200);
      const roles = ['GROUP_READ_ONLY', 'ORG_OWNER'];
      const refused = await call('POST', keys, { key, body: { desc: 'x', roles } });
      expect([refused.status, refused.json.errorCode]).toEqual([400, 'INVALID_ROLE_FOR_GROUP']);
    }
  });

  it('lets the owner of the organization give roles there as well', async () => {
    const { orgId, groupId } = server.first;
    const roles = ['ORG_READ_ONLY', 'GROUP_OWNER'];
    const answer = await call('POST', keys, { body: { desc: 'x', roles } });
    expect(answer.json.roles).toEqual([
      { orgId, roleName: 'ORG_READ_ONLY' },
      { groupId, roleName: 'GROUP_OWNER' },
    ]);
  });

  it.each(['GROUP_READ_ONLY', 'GROUP_CLUSTER_MANAGER', 'GROUP_DATA_ACCESS_ADMIN'])(
    'is not for %s',
    async (role) => {
      const key = await addKey(server, { projectRoles: [{ projectId: server.first.groupId, role }] });
      const answer = await call('POST', keys, { key, body: { desc: 'x', roles: ['GROUP_OWNER'] } });
      expect([answer.status, answer.json.errorCode]).toEqual([401, 'USER_UNAUTHORIZED']);
    },
  );

  it.each<[string, object, string]>([
    ['an empty description', { desc: '', roles: ['GROUP_OWNER'] }, 'API_KEY_REQUIRES_DESCRIPTION'],
    ['a long description', { desc: 'x'.repeat(251), roles: ['GROUP_OWNER'] }, 'INVALID_API_KEY_DESC'],
    ['no roles', { desc: 'x', roles: [] }, 'MISSING_API_KEY_ROLES'],
    ['roles of the organization alone', { desc: 'x', roles: ['ORG_OWNER'] }, 'MISSING_API_KEY_ROLES'],
  ])('refuses %s', async (_name, body, code) => {
    const events = await eventsDuring(server, async () => {
      const answer = await call('POST', keys, { body });
      expect([answer.status, answer.json.errorCode]).toEqual([400, code]);
    });
    expect(events).toEqual([]);
  });

  it('refuses roles that do not exist in the words of the live service', async () => {
    const roles = ['GROUP_KING', 'GROUP_READ_ONLY', 'ORG_QUEEN'];
    const answer = await call('POST', keys, { body: { desc: 'x', roles } });
    expectRefusal(answer, {
      status: 400,
      code: 'BAD_REQUEST',
      detail: 'The request content produced validation errors.',
      parameters: [],
    });
    expect(answer.json.badRequestDetail.fields).toEqual([
      { description: "Invalid role name 'GROUP_KING'. Must be a valid Role name.", field: '_roles' },
      { description: "Invalid role name 'ORG_QUEEN'. Must be a valid Role name.", field: '_roles' },
    ]);
  });

  it('says that a role in the project is missing where there are others', async () => {
    expectRefusal(await call('POST', keys, { body: { desc: 'x', roles: ['ORG_MEMBER'] } }), {
      status: 400,
      code: 'MISSING_API_KEY_ROLES',
      detail: 'API keys of a project must have at least one role in the project.',
      parameters: [],
    });
  });
});
