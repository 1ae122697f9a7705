import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsDuring } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { createAccount, createProjectAccount, curlWithToken, tokenOf } from '#test/service-accounts.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const pathOf = (clientId: string) => `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${clientId}`;
const update = (clientId: string, body: unknown) => server.curl(pathOf(clientId), { method: 'PATCH', body });
const typesOf = async (action: () => Promise<unknown>) =>
  (await eventsDuring(server, action)).map(({ type, details }) => ({ type, details }));

describe('updateOrgServiceAccount', () => {
  it('changes name, description and roles, with an event for each kind of change', async () => {
    const { clientId } = await createAccount(server);
    const body = {
      name: 'deploy',
      description: 'for deploys',
      roles: ['ORG_READ_ONLY', 'ORG_GROUP_CREATOR'],
    };
    const details = { clientId };
    expect(await typesOf(() => update(clientId, body))).toEqual([
      { type: 'SERVICE_ACCOUNT_DETAILS_CHANGED', details },
      { type: 'SERVICE_ACCOUNT_ROLES_CHANGED', details },
    ]);
    const shown = await server.curl(pathOf(clientId));
    expect(shown.json).toMatchObject({ ...body, roles: ['ORG_GROUP_CREATOR', 'ORG_READ_ONLY'] });
  });

  it.each([
    {},
    { name: null, description: null, roles: null },
    { name: '', description: '', roles: [] },
    { name: 'ci', description: 'made by a test', roles: ['ORG_MEMBER'] },
  ])('leaves everything as it is for %j, without an event', async (body) => {
    const { clientId } = await createAccount(server);
    const before = await server.curl(pathOf(clientId));
    const events = await typesOf(async () => {
      const answer = await update(clientId, body);
      expect(answer.status, answer.text).toBe(200);
      expect(answer.json).toEqual(before.json);
    });
    expect(events).toEqual([]);
  });

  it('changes one thing and leaves the others', async () => {
    const { clientId } = await createAccount(server);
    expect((await update(clientId, { name: 'new name' })).json).toMatchObject({
      name: 'new name',
      description: 'made by a test',
      roles: ['ORG_MEMBER'],
    });
  });

  it('holds for tokens that are in use: roles count from the next call', async () => {
    const account = await createAccount(server, ['ORG_READ_ONLY']);
    const token = await tokenOf(server, account);
    const list = () => curlWithToken(server, token, pathOf('').slice(0, -1));
    expect((await list()).status).toBe(200);
    await update(account.clientId, { roles: ['ORG_MEMBER'] });
    expectRefusal(await list(), { status: 401, code: 'USER_UNAUTHORIZED' });
  });

  it('leaves the roles in projects alone', async () => {
    const { clientId } = await createProjectAccount(server, ['GROUP_OWNER']);
    await update(clientId, { roles: ['ORG_READ_ONLY'] });
    const inProject = `/api/atlas/v2/groups/${server.first.groupId}/serviceAccounts/${clientId}`;
    expect((await server.curl(inProject)).json.roles).toEqual(['GROUP_OWNER']);
  });

  it.each([
    [{ roles: ['GROUP_OWNER'] }, 'INVALID_ROLE_FOR_ORG'],
    [{ name: 'a/b' }, 'VALIDATION_ERROR'],
    [{ description: 'x'.repeat(251) }, 'VALIDATION_ERROR'],
    [{ secretExpiresAfterHours: 8 }, 'INVALID_ATTRIBUTE'],
    [[], 'INVALID_JSON'],
  ])('refuses %j', async (body, code) => {
    const { clientId } = await createAccount(server);
    expectRefusal(await update(clientId, body), { status: 400, code });
  });

  it('refuses an unknown account', async () => {
    const clientId = `mdb_sa_id_${'0'.repeat(24)}`;
    expectRefusal(await update(clientId, { name: 'x' }), {
      status: 404,
      code: 'RESOURCE_NOT_FOUND',
      parameters: [clientId],
    });
  });
});
