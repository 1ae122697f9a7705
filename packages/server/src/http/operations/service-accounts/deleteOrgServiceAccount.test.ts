import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOrganization, eventsDuring } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import {
  createAccount,
  createProjectAccount,
  curlWithToken,
  mintToken,
  tokenOf,
} from '#test/service-accounts.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts`;
});
afterAll(() => server.stop());

describe('deleteOrgServiceAccount', () => {
  it('ends the account, its tokens and its place in projects at once', async () => {
    const account = await createProjectAccount(server);
    const token = await tokenOf(server, account);
    const deleted = await server.curl(`${path}/${account.clientId}`, { method: 'DELETE' });
    expect(deleted.status, deleted.text).toBe(204);
    expect(deleted.text).toBe('');
    expect((await curlWithToken(server, token, '/api/atlas/v2/orgs')).status).toBe(401);
    expect((await mintToken(server, account)).status).toBe(401);
    const gone = { status: 404, code: 'RESOURCE_NOT_FOUND', parameters: [account.clientId] };
    expectRefusal(await server.curl(`${path}/${account.clientId}`), gone);
    expectRefusal(await server.curl(`${path}/${account.clientId}`, { method: 'DELETE' }), gone);
    const inProject = `/api/atlas/v2/groups/${server.first.groupId}/serviceAccounts/${account.clientId}`;
    expectRefusal(await server.curl(inProject), gone);
    const rows = await server.services.store.reader
      .selectFrom('client_secrets')
      .select('id')
      .where('id', '=', account.secretId)
      .execute();
    expect(rows).toEqual([]);
  });

  it('tells of the account and of each secret in the audit trail', async () => {
    const { clientId } = await createAccount(server);
    await server.curl(`${path}/${clientId}/secrets`, {
      method: 'POST',
      body: { secretExpiresAfterHours: 8 },
    });
    const events = await eventsDuring(server, () => server.curl(`${path}/${clientId}`, { method: 'DELETE' }));
    const details = { clientId };
    expect(events).toMatchObject([
      { type: 'SERVICE_ACCOUNT_DELETED', details },
      { type: 'SERVICE_ACCOUNT_SECRET_DELETED', details },
      { type: 'SERVICE_ACCOUNT_SECRET_DELETED', details },
    ]);
  });

  it('lets an account delete itself', async () => {
    const account = await createAccount(server, ['ORG_OWNER']);
    const token = await tokenOf(server, account);
    const target = `${path}/${account.clientId}`;
    expect((await curlWithToken(server, token, target, { method: 'DELETE' })).status).toBe(204);
    expect((await curlWithToken(server, token, target)).status).toBe(401);
  });

  it('tells which account acted and which one it acted upon', async () => {
    const actor = await createAccount(server, ['ORG_OWNER']);
    const target = await createAccount(server);
    const token = await tokenOf(server, actor);
    await curlWithToken(server, token, `${path}/${target.clientId}`, { method: 'DELETE' });
    const events = `/api/private/orgs/${server.first.orgId}/events?eventType=SERVICE_ACCOUNT_DELETED`;
    const [event] = (await server.curl(events)).json.results;
    expect(event).toMatchObject({ actorClientId: actor.clientId, clientId: target.clientId });
    expect(event).not.toHaveProperty('publicKey');
  });

  it('does not reach the accounts of other organizations', async () => {
    const { clientId } = await createAccount(server);
    const { orgId, owner } = await addOrganization(server, 'stranger');
    const answer = await server.curl(`/api/atlas/v2/orgs/${orgId}/serviceAccounts/${clientId}`, {
      method: 'DELETE',
      key: owner,
    });
    expectRefusal(answer, { status: 404, code: 'RESOURCE_NOT_FOUND' });
    expect((await server.curl(`${path}/${clientId}`)).status).toBe(200);
  });
});
