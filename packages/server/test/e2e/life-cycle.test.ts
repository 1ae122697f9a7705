import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsDuring } from '../support/accounts.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { curlWithToken, mintToken } from '../support/service-accounts.js';

// The whole life of each kind of credential with curl alone, on both engines.

describe.each(['sqlite', 'postgres'] as const)('on %s', (engine) => {
  let postgres: PostgresServer | undefined;
  let server: TestServer;

  beforeAll(async () => {
    if (engine === 'postgres') postgres = await startPostgres();
    server = await startTestServer(
      postgres === undefined
        ? {}
        : { databaseUrl: await postgres.createDatabase(), masterKey: 'ef'.repeat(32) },
    );
    expect(server.services.store.engine).toBe(engine);
  });
  afterAll(async () => {
    await server.stop();
    await postgres?.stop();
  });

  const organization = (rest: string) => `/api/atlas/v2/orgs/${server.first.orgId}${rest}`;
  const project = (rest: string) => `/api/atlas/v2/groups/${server.first.groupId}${rest}`;

  /** The names of the roles that a key has on the wire, with the scope they are granted in. */
  const rolesOf = (key: { roles: { roleName: string; orgId?: string; groupId?: string }[] }) =>
    key.roles.map(({ roleName, orgId, groupId }) => `${roleName} in ${orgId ?? groupId}`).sort();

  it('an API key is made, assigned, changed, listed under a mask, held to addresses, and deleted everywhere', async () => {
    const { orgId, groupId } = server.first;
    const events = await eventsDuring(server, async () => {
      // Made in the organization, assigned to the project.
      const made = await server.curl(organization('/apiKeys'), {
        method: 'POST',
        body: { desc: 'deploy', roles: ['ORG_MEMBER'] },
      });
      expect(made.status, made.text).toBe(200);
      const { id, publicKey, privateKey } = made.json;
      const key = { publicKey, privateKey };
      const assigned = await server.curl(project(`/apiKeys/${id}`), {
        method: 'PATCH',
        body: { roles: ['GROUP_READ_ONLY'] },
      });
      expect(assigned.status, assigned.text).toBe(200);

      // Made in the project: it is in the organization too.
      const inProject = await server.curl(project('/apiKeys'), {
        method: 'POST',
        body: { desc: 'project key', roles: ['GROUP_OWNER'] },
      });
      expect(inProject.status, inProject.text).toBe(200);
      expect(rolesOf(inProject.json)).toEqual([`GROUP_OWNER in ${groupId}`, `ORG_MEMBER in ${orgId}`]);

      // Other roles, in both scopes; the one leaves the other alone.
      const raised = await server.curl(organization(`/apiKeys/${id}`), {
        method: 'PATCH',
        body: { roles: ['ORG_READ_ONLY'] },
      });
      expect(rolesOf(raised.json)).toEqual([`GROUP_READ_ONLY in ${groupId}`, `ORG_READ_ONLY in ${orgId}`]);
      const owning = await server.curl(project(`/apiKeys/${id}`), {
        method: 'PATCH',
        body: { roles: ['GROUP_OWNER', 'GROUP_READ_ONLY'] },
      });
      expect(rolesOf(owning.json)).toEqual([
        `GROUP_OWNER in ${groupId}`,
        `GROUP_READ_ONLY in ${groupId}`,
        `ORG_READ_ONLY in ${orgId}`,
      ]);

      // Lists never show a private key again.
      for (const list of [organization('/apiKeys'), project('/apiKeys')]) {
        const listed = await server.curl(list);
        expect(listed.json.results.map((result: { id: string }) => result.id)).toEqual(
          expect.arrayContaining([id, inProject.json.id]),
        );
        expect(listed.text).toContain(`"privateKey":"********-****-****-${privateKey.slice(-12)}"`);
        expect(listed.text).not.toContain(privateKey);
        expect(listed.text).not.toContain(inProject.json.privateKey);
      }

      // Held to an address and a block.
      const accessList = organization(`/apiKeys/${id}/accessList`);
      const held = await server.curl(accessList, {
        method: 'POST',
        body: [{ ipAddress: '127.0.0.9' }, { cidrBlock: '127.0.1.0/24' }],
      });
      expect(held.status, held.text).toBe(200);
      expect(held.json.results.map((entry: { cidrBlock: string }) => entry.cidrBlock).sort()).toEqual([
        '127.0.0.9/32',
        '127.0.1.0/24',
      ]);
      const from = (address: string) => server.curl(project(''), { key, from: address });
      expect((await from('127.0.0.9')).status).toBe(200);
      expect((await from('127.0.1.77')).status).toBe(200);
      const refused = await from('127.0.0.10');
      expect([refused.status, refused.json.errorCode, refused.json.parameters]).toEqual([
        403,
        'IP_ADDRESS_NOT_ON_ACCESS_LIST',
        ['127.0.0.10'],
      ]);
      expect((await server.curl(`${accessList}/127.0.1.0%2F24`, { method: 'DELETE' })).status).toBe(204);
      expect((await from('127.0.1.77')).status).toBe(403);
      expect((await server.curl(`${accessList}/127.0.0.9`, { method: 'DELETE' })).status).toBe(204);
      expect((await from('127.0.0.10')).status).toBe(200);

      // Deleted, it is gone from the project as well.
      expect((await server.curl(organization(`/apiKeys/${id}`), { method: 'DELETE' })).status).toBe(204);
      expect((await server.curl(organization(''), { key })).status).toBe(401);
      for (const gone of [organization(`/apiKeys/${id}`), `${organization(`/apiKeys/${id}`)}/accessList`])
        expect((await server.curl(gone)).json.errorCode).toBe('API_KEY_NOT_FOUND');
      const left = await server.curl(project('/apiKeys'));
      expect(left.json.results.map((result: { id: string }) => result.id)).toEqual([inProject.json.id]);
    });
    expect(events.map(({ type, projectId }) => [type, projectId])).toEqual([
      ['API_KEY_CREATED', null],
      ['API_KEY_ADDED_TO_GROUP', groupId],
      ['API_KEY_CREATED', null],
      ['API_KEY_ADDED_TO_GROUP', groupId],
      ['API_KEY_ROLES_CHANGED', null],
      ['API_KEY_ROLES_CHANGED', groupId],
      ['API_KEY_ACCESS_LIST_ENTRY_ADDED', null],
      ['API_KEY_ACCESS_LIST_ENTRY_ADDED', null],
      ['API_KEY_ACCESS_LIST_ENTRY_DELETED', null],
      ['API_KEY_ACCESS_LIST_ENTRY_DELETED', null],
      ['API_KEY_DELETED', null],
    ]);
    for (const event of events) {
      expect(event.actor).toBe(server.first.apiKey.publicKey);
      expect(event.remoteAddress).toBe('127.0.0.1');
    }
  });

  it('the organization refuses credentials without a list while it requires one, and no longer', async () => {
    const made = await server.curl(organization('/apiKeys'), {
      method: 'POST',
      body: { desc: 'without a list', roles: ['ORG_MEMBER'] },
    });
    const key = made.json;
    const require = (apiAccessListRequired: boolean) =>
      server.curl(organization('/settings'), { method: 'PATCH', body: { apiAccessListRequired } });
    const listOf = (id: string) => organization(`/apiKeys/${id}/accessList`);
    const call = () => server.curl(organization(''), { key });

    // Nobody locks themselves out.
    const refused = await require(true);
    expect([refused.status, refused.json.errorCode]).toEqual([
      400,
      'CANNOT_REQUIRE_ACCESS_LIST_WITHOUT_CALLER',
    ]);
    const owner = server.first.apiKey;
    await server.curl(listOf(owner.id), { method: 'POST', body: [{ ipAddress: '127.0.0.1' }] });
    expect((await require(true)).json.apiAccessListRequired).toBe(true);
    const without = await call();
    expect([without.status, without.json.errorCode]).toEqual([403, 'ORG_REQUIRES_ACCESS_LIST']);
    await server.curl(listOf(key.id), { method: 'POST', body: [{ cidrBlock: '127.0.0.0/8' }] });
    expect((await call()).status).toBe(200);
    await server.curl(`${listOf(key.id)}/127.0.0.0%2F8`, { method: 'DELETE' });
    expect((await call()).status).toBe(403);

    expect((await require(false)).json.apiAccessListRequired).toBe(false);
    expect((await call()).status).toBe(200);
  });

  it('a service account is made, used by token, rotated without a gap, held to addresses, and removed', async () => {
    const { groupId } = server.first;
    const made = await server.curl(organization('/serviceAccounts'), {
      method: 'POST',
      body: { name: 'ci', description: 'pipeline', roles: ['ORG_MEMBER'], secretExpiresAfterHours: 8760 },
    });
    expect(made.status, made.text).toBe(201);
    const { clientId } = made.json;
    const [first] = made.json.secrets;
    const account = organization(`/serviceAccounts/${clientId}`);
    const tokenOf = async (secret: string) => {
      const minted = await mintToken(server, { clientId, secret });
      expect(minted.json).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
      return minted.json.access_token as string;
    };
    const use = (token: string, from = '127.0.0.1') => curlWithToken(server, token, project(''), { from });
    const oldToken = await tokenOf(first.secret);
    expect((await use(oldToken)).json.errorCode).toBe('USER_CANNOT_ACCESS_GROUP');

    // Brought into the project, its token sees it at once.
    const invited = await server.curl(project(`/serviceAccounts/${clientId}:invite`), {
      method: 'POST',
      body: { roles: ['GROUP_READ_ONLY'] },
    });
    expect(invited.status, invited.text).toBe(200);
    expect((await use(oldToken)).status).toBe(200);
    const changed = await server.curl(account, { method: 'PATCH', body: { roles: ['ORG_GROUP_CREATOR'] } });
    expect(changed.json.roles).toEqual(['ORG_GROUP_CREATOR']);

    // Two secrets overlap; a third has no place.
    const second = await server.curl(`${account}/secrets`, {
      method: 'POST',
      body: { secretExpiresAfterHours: 720 },
    });
    expect(second.status, second.text).toBe(201);
    const newToken = await tokenOf(second.json.secret);
    for (const token of [oldToken, newToken, await tokenOf(first.secret)])
      expect((await use(token)).status).toBe(200);
    const third = await server.curl(`${account}/secrets`, {
      method: 'POST',
      body: { secretExpiresAfterHours: 720 },
    });
    expect([third.status, third.json.errorCode]).toEqual([400, 'MAX_SECRETS_PER_SERVICE_ACCOUNT_EXCEEDED']);
    const listed = await server.curl(organization('/serviceAccounts'));
    expect(listed.json.results[0].secrets).toHaveLength(2);
    for (const secret of [first.secret, second.json.secret]) {
      expect(listed.text).toContain(`"maskedSecretValue":"mdb_sa_sk_...${secret.slice(-4)}"`);
      expect(listed.text).not.toContain(secret);
    }

    // The old secret goes: its tokens with it, the new one's stay.
    expect((await server.curl(`${account}/secrets/${first.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await mintToken(server, { clientId, secret: first.secret })).status).toBe(401);
    expect((await use(oldToken)).status).toBe(401);
    expect((await use(newToken)).status).toBe(200);

    // Held to a block.
    const held = await server.curl(`${account}/accessList`, {
      method: 'POST',
      body: [{ cidrBlock: '127.0.2.0/24' }],
    });
    expect(held.status, held.text).toBe(200);
    expect((await use(newToken, '127.0.2.3')).status).toBe(200);
    const refused = await use(newToken);
    expect([refused.status, refused.json.errorCode]).toEqual([403, 'IP_ADDRESS_NOT_ON_ACCESS_LIST']);
    expect((await server.curl(`${account}/accessList/127.0.2.0%2F24`, { method: 'DELETE' })).status).toBe(
      204,
    );
    expect((await use(newToken)).status).toBe(200);

    // Removed from the project it stays in the organization; removed there it is gone, tokens and all.
    expect((await server.curl(project(`/serviceAccounts/${clientId}`), { method: 'DELETE' })).status).toBe(
      204,
    );
    expect((await use(newToken)).json.errorCode).toBe('USER_CANNOT_ACCESS_GROUP');
    expect((await server.curl(account)).status).toBe(200);
    expect((await server.curl(account, { method: 'DELETE' })).status).toBe(204);
    expect((await server.curl(account)).status).toBe(404);
    expect((await use(newToken)).status).toBe(401);
    expect((await mintToken(server, { clientId, secret: second.json.secret })).status).toBe(401);
    const inProject = await server.curl(project('/serviceAccounts'));
    expect(inProject.text).not.toContain(clientId);

    const told = await server.curl(`/api/private/orgs/${server.first.orgId}/events?itemsPerPage=100`);
    const types = told.json.results
      .filter((event: { clientId?: string }) => event.clientId === clientId)
      .map(({ eventTypeName, groupId: scope }: { eventTypeName: string; groupId?: string }) =>
        scope === undefined ? eventTypeName : `${eventTypeName} in ${scope}`,
      )
      .reverse();
    expect(types).toEqual([
      'SERVICE_ACCOUNT_CREATED',
      `SERVICE_ACCOUNT_ADDED_TO_GROUP in ${groupId}`,
      'SERVICE_ACCOUNT_ROLES_CHANGED',
      'SERVICE_ACCOUNT_SECRET_ADDED',
      'SERVICE_ACCOUNT_SECRET_DELETED',
      'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED',
      'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED',
      `SERVICE_ACCOUNT_REMOVED_FROM_GROUP in ${groupId}`,
      'SERVICE_ACCOUNT_DELETED',
      // The secret that was left.
      'SERVICE_ACCOUNT_SECRET_DELETED',
    ]);
  });
});
