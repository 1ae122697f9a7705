import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addProject, eventsDuring } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { createAccount, createProjectAccount, curlWithToken, tokenOf } from '#test/service-accounts.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/groups/${server.first.groupId}/serviceAccounts`;
});
afterAll(() => server.stop());

const asked = {
  name: 'deploy',
  description: 'for deploys',
  roles: ['GROUP_READ_ONLY', 'GROUP_CLUSTER_MANAGER'],
  secretExpiresAfterHours: 24,
};
const create = (body: unknown) => server.curl(path, { method: 'POST', body });

describe('createGroupServiceAccount', () => {
  it('makes an Organization Member that is assigned to the project, and shows its roles there', async () => {
    const created = await create(asked);
    expect(created.status, created.text).toBe(201);
    const { clientId, createdAt, secrets } = created.json;
    expect(created.text).toBe(
      JSON.stringify({
        clientId,
        createdAt,
        description: 'for deploys',
        name: 'deploy',
        roles: ['GROUP_CLUSTER_MANAGER', 'GROUP_READ_ONLY'],
        secrets: [
          { createdAt, expiresAt: secrets[0].expiresAt, id: secrets[0].id, secret: secrets[0].secret },
        ],
      }),
    );
    const shown = await server.curl(`${path}/${clientId}`);
    expect(shown.json.roles).toEqual(created.json.roles);
    expect(shown.json.secrets[0].maskedSecretValue).toBe(`mdb_sa_sk_...${secrets[0].secret.slice(-4)}`);
    expect(shown.json.secrets[0]).not.toHaveProperty('secret');
    const inOrganization = `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${clientId}`;
    expect((await server.curl(inOrganization)).json.roles).toEqual(['ORG_MEMBER']);
  });

  it('makes an account whose tokens reach the project and no other', async () => {
    const token = await tokenOf(server, await createProjectAccount(server));
    const other = await addProject(server, 'out of reach');
    const read = (id: string) => curlWithToken(server, token, `/api/atlas/v2/groups/${id}`);
    expect((await read(server.first.groupId)).status).toBe(200);
    expectRefusal(await read(other), { status: 401, code: 'USER_CANNOT_ACCESS_GROUP' });
  });

  it('tells of it in the organization and in the project', async () => {
    let clientId = '';
    const events = await eventsDuring(server, async () => {
      clientId = (await create(asked)).json.clientId;
    });
    const details = { clientId };
    expect(events).toMatchObject([
      { type: 'SERVICE_ACCOUNT_CREATED', projectId: null, details },
      { type: 'SERVICE_ACCOUNT_ADDED_TO_GROUP', projectId: server.first.groupId, details },
    ]);
  });

  it.each([
    [{ roles: ['ORG_OWNER'] }, 'INVALID_ROLE_FOR_GROUP'],
    [{ roles: ['GROUP_EMPEROR'] }, 'INVALID_ROLE_FOR_GROUP'],
    [{ roles: [] }, 'VALIDATION_ERROR'],
    [{ secretExpiresAfterHours: 7 }, 'INVALID_SECRET_VALIDITY'],
    [{ name: 'a/b' }, 'VALIDATION_ERROR'],
  ])('refuses %j', async (change, code) => {
    expectRefusal(await create({ ...asked, ...change }), { status: 400, code });
  });
});

describe('updateGroupServiceAccount', () => {
  it('changes name, description and the roles in the project', async () => {
    const { clientId } = await createProjectAccount(server);
    const body = { name: 'new', description: 'new too', roles: ['GROUP_OWNER'] };
    const events = await eventsDuring(server, async () => {
      const answer = await server.curl(`${path}/${clientId}`, { method: 'PATCH', body });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.json).toMatchObject(body);
    });
    const projectId = server.first.groupId;
    expect(events).toMatchObject([
      { type: 'SERVICE_ACCOUNT_DETAILS_CHANGED', projectId, details: { clientId } },
      { type: 'SERVICE_ACCOUNT_ROLES_CHANGED', projectId, details: { clientId } },
    ]);
  });

  it.each([{}, { roles: [] }, { name: '', description: null }, { roles: ['GROUP_READ_ONLY'] }])(
    'leaves everything as it is for %j',
    async (body) => {
      const { clientId } = await createProjectAccount(server);
      const before = await server.curl(`${path}/${clientId}`);
      const events = await eventsDuring(server, async () => {
        const answer = await server.curl(`${path}/${clientId}`, { method: 'PATCH', body });
        expect(answer.json).toEqual(before.json);
      });
      expect(events).toEqual([]);
    },
  );

  it('refuses organization roles, and accounts that are not assigned to the project', async () => {
    const assigned = await createProjectAccount(server);
    const patch = (clientId: string, roles: string[]) =>
      server.curl(`${path}/${clientId}`, { method: 'PATCH', body: { roles } });
    expectRefusal(await patch(assigned.clientId, ['ORG_OWNER']), {
      status: 400,
      code: 'INVALID_ROLE_FOR_GROUP',
      parameters: ['ORG_OWNER', server.first.groupId],
    });
    const elsewhere = await createAccount(server);
    expectRefusal(await patch(elsewhere.clientId, ['GROUP_OWNER']), {
      status: 404,
      code: 'RESOURCE_NOT_FOUND',
      parameters: [elsewhere.clientId],
    });
  });
});

describe('deleteGroupServiceAccount', () => {
  it('takes the account out of the project and leaves it its secrets and its tokens', async () => {
    const account = await createProjectAccount(server, ['GROUP_OWNER']);
    const token = await tokenOf(server, account);
    const project = () => curlWithToken(server, token, `/api/atlas/v2/groups/${server.first.groupId}`);
    expect((await project()).status).toBe(200);
    const events = await eventsDuring(server, async () => {
      const removed = await server.curl(`${path}/${account.clientId}`, { method: 'DELETE' });
      expect(removed.status, removed.text).toBe(204);
    });
    expect(events).toMatchObject([
      {
        type: 'SERVICE_ACCOUNT_REMOVED_FROM_GROUP',
        projectId: server.first.groupId,
        details: { clientId: account.clientId },
      },
    ]);
    expectRefusal(await project(), { status: 401, code: 'USER_CANNOT_ACCESS_GROUP' });
    expect((await curlWithToken(server, token, '/api/atlas/v2/orgs')).status).toBe(200);
    expectRefusal(await server.curl(`${path}/${account.clientId}`, { method: 'DELETE' }), {
      status: 404,
      code: 'RESOURCE_NOT_FOUND',
    });
    const inOrganization = `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}`;
    expect((await server.curl(inOrganization)).json.secrets).toHaveLength(1);
  });
});

describe('createGroupServiceAccountSecret and deleteGroupServiceAccountSecret', () => {
  it('rotate the secret of an account of the project, whose activity shows it', async () => {
    const account = await createProjectAccount(server);
    const there = `${path}/${account.clientId}/secrets`;
    const token = await tokenOf(server, account);
    const events = await eventsDuring(server, async () => {
      const added = await server.curl(there, { method: 'POST', body: { secretExpiresAfterHours: 24 } });
      expect(added.status, added.text).toBe(201);
      await tokenOf(server, { ...account, secret: added.json.secret });
      const deleted = await server.curl(`${there}/${account.secretId}`, { method: 'DELETE' });
      expect(deleted.status, deleted.text).toBe(204);
    });
    const projectId = server.first.groupId;
    expect(events.map(({ type, ...event }) => ({ type, projectId: event.projectId }))).toEqual([
      { type: 'SERVICE_ACCOUNT_SECRET_ADDED', projectId },
      { type: 'SERVICE_ACCOUNT_SECRET_DELETED', projectId },
    ]);
    expect((await curlWithToken(server, token, '/api/atlas/v2/orgs')).status).toBe(401);
  });
});
