import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addKey, addOrganization, type TestKey } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { type CurlAnswer, startTestServer, type TestServer } from '#test/server.js';
import { curlWithToken, endSecretAt, type TestAccount, tokenOf } from '#test/service-accounts.js';
import { newId } from '../../domain/ids.js';
import { ABOUT_ALL } from '../../store/subjects.js';

let server: TestServer;
/** An organization with no people in it, and its one owner key. */
let orgId: string;
let owner: TestKey;
let organizations = 0;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  organizations++;
  ({ orgId, owner } = await addOrganization(server, `without people ${organizations}`));
});

const call = (method: string, path: string, body?: unknown) =>
  server.curl(`/api/atlas/v2/orgs/${orgId}${path}`, {
    method,
    key: owner,
    ...(body === undefined ? {} : { body }),
  });

async function addAccount(roles: readonly string[]): Promise<TestAccount> {
  const body = { name: 'x', description: 'x', roles, secretExpiresAfterHours: 720 };
  const { json } = await call('POST', '/serviceAccounts', body);
  return { clientId: json.clientId, secretId: json.secrets[0].id, secret: json.secrets[0].secret };
}

async function addPerson(passwordHash: string | null): Promise<void> {
  await server.services.store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('test data');
    const id = newId(Date.now());
    await transaction.database
      .insertInto('users')
      .values({
        id,
        username: `${id}@example.com`,
        first_name: 'Ada',
        last_name: 'Example',
        country: null,
        mobile_number: null,
        password_hash: passwordHash,
        created_at: transaction.now,
        last_auth_at: null,
      })
      .execute();
    await transaction.database
      .insertInto('user_organization_roles')
      .values({ user_id: id, organization_id: orgId, role: 'ORG_OWNER' })
      .execute();
  });
}

function expectGuarded(answer: CurlAnswer): void {
  expectRefusal(answer, {
    status: 409,
    code: 'CANNOT_REMOVE_LAST_OWNER_CREDENTIAL',
    parameters: [orgId],
  });
}

describe('the last owner credential of an organization in which no owner can sign in', () => {
  it('is an API key that is neither deleted nor loses the role', async () => {
    expectGuarded(await call('DELETE', `/apiKeys/${owner.id}`));
    expectGuarded(await call('PATCH', `/apiKeys/${owner.id}`, { desc: 'renamed', roles: ['ORG_MEMBER'] }));
    const shown = await call('GET', `/apiKeys/${owner.id}`);
    expect(shown.json).toMatchObject({ desc: 'made by a test', roles: [{ roleName: 'ORG_OWNER' }] });
  });

  it('may change in every other way', async () => {
    const roles = ['ORG_OWNER', 'ORG_READ_ONLY'];
    expect((await call('PATCH', `/apiKeys/${owner.id}`, { desc: 'renamed', roles })).status).toBe(200);
  });

  it('can be taken away with force', async () => {
    const demoted = await call('PATCH', `/apiKeys/${owner.id}?force=true`, { roles: ['ORG_MEMBER'] });
    expect(demoted.status, demoted.text).toBe(200);
    expectRefusal(await call('DELETE', `/apiKeys/${owner.id}`), { status: 401, code: 'USER_UNAUTHORIZED' });
  });

  it('can be deleted with force', async () => {
    expect((await call('DELETE', `/apiKeys/${owner.id}?force=true`)).status).toBe(204);
  });

  it('is a service account that is not deleted, keeps the role and its last live secret', async () => {
    const account = await addAccount(['ORG_OWNER']);
    const path = `/serviceAccounts/${account.clientId}`;
    const as = async (secret: string) => {
      const token = await tokenOf(server, { clientId: account.clientId, secret });
      return (method: string, rest: string, body?: unknown) =>
        curlWithToken(server, token, `/api/atlas/v2/orgs/${orgId}${rest}`, {
          method,
          ...(body === undefined ? {} : { body }),
        });
    };
    const first = await as(account.secret);
    expect((await first('DELETE', `/apiKeys/${owner.id}`)).status).toBe(204);
    expectGuarded(await first('DELETE', path));
    expectGuarded(await first('PATCH', path, { roles: ['ORG_MEMBER'] }));
    expectGuarded(await first('DELETE', `${path}/secrets/${account.secretId}`));

    const added = await first('POST', `${path}/secrets`, { secretExpiresAfterHours: 8 });
    const second = await as(added.json.secret);
    expect((await first('DELETE', `${path}/secrets/${account.secretId}`)).status).toBe(204);
    expectGuarded(await second('DELETE', `${path}/secrets/${added.json.id}`));
    expect((await second('DELETE', `${path}/secrets/${added.json.id}?force=true`)).status).toBe(204);
    expect((await second('GET', path)).status).toBe(401);
  });

  it('is still the last one beside an account without the role or without a live secret', async () => {
    await addAccount(['ORG_READ_ONLY']);
    const expired = await addAccount(['ORG_OWNER']);
    await endSecretAt(server, expired, Date.now() - 1);
    expectGuarded(await call('DELETE', `/apiKeys/${owner.id}`));
    const fresh = await call('POST', `/serviceAccounts/${expired.clientId}/secrets`, {
      secretExpiresAfterHours: 8,
    });
    expect(fresh.status, fresh.text).toBe(201);
    expect((await call('DELETE', `/apiKeys/${owner.id}`)).status).toBe(204);
  });

  it('is not the last one beside another owner key, but that one then is', async () => {
    const other = await addKey(server, { organizationId: orgId, organizationRoles: ['ORG_OWNER'] });
    expect((await call('DELETE', `/apiKeys/${other.id}`)).status).toBe(204);
    expectGuarded(await call('DELETE', `/apiKeys/${owner.id}`));
  });

  it('is not guarded where a person with the role can sign in', async () => {
    await addPerson('hash');
    expect((await call('DELETE', `/apiKeys/${owner.id}`)).status).toBe(204);
  });

  it('is guarded where the only person with the role has no password', async () => {
    await addPerson(null);
    expectGuarded(await call('DELETE', `/apiKeys/${owner.id}`));
  });

  it('is guarded beside a key that has expired', async () => {
    const other = await addKey(server, { organizationId: orgId, organizationRoles: ['ORG_OWNER'] });
    await server.services.store.write(ABOUT_ALL, async (transaction) => {
      transaction.withoutEvent('a test moves time');
      await transaction.database
        .updateTable('api_keys')
        .set({ expires_at: transaction.now - 1 })
        .where('id', '=', other.id)
        .execute();
    });
    expectGuarded(await call('DELETE', `/apiKeys/${owner.id}`));
  });

  it('is guarded beside credentials that a required access list shuts out', async () => {
    await call('POST', `/apiKeys/${owner.id}/accessList`, [{ ipAddress: '127.0.0.1' }]);
    expect((await call('PATCH', '/settings', { apiAccessListRequired: true })).status).toBe(200);
    const other = await addKey(server, { organizationId: orgId, organizationRoles: ['ORG_OWNER'] });
    await addAccount(['ORG_OWNER']);
    expectGuarded(await call('DELETE', `/apiKeys/${owner.id}`));
    expectGuarded(await call('PATCH', `/apiKeys/${owner.id}`, { roles: ['ORG_MEMBER'] }));

    await call('POST', `/apiKeys/${other.id}/accessList`, [{ ipAddress: '192.0.2.1' }]);
    expect((await call('DELETE', `/apiKeys/${owner.id}`)).status).toBe(204);
  });

  it('is guarded beside one whose required access list was emptied', async () => {
    await call('POST', `/apiKeys/${owner.id}/accessList`, [{ ipAddress: '127.0.0.1' }]);
    expect((await call('PATCH', '/settings', { apiAccessListRequired: true })).status).toBe(200);
    const other = await addKey(server, { organizationId: orgId, organizationRoles: ['ORG_OWNER'] });
    await call('POST', `/apiKeys/${other.id}/accessList`, [{ ipAddress: '127.0.0.1' }]);
    const as = (path: string, key: TestKey) =>
      server.curl(`/api/atlas/v2/orgs/${orgId}${path}`, { method: 'DELETE', key });
    expect((await as(`/apiKeys/${owner.id}/accessList/127.0.0.1`, other)).status).toBe(204);
    expectGuarded(await as(`/apiKeys/${other.id}`, other));
  });

  it('does not stand in the way of credentials that are no owners', async () => {
    const account = await addAccount(['ORG_READ_ONLY']);
    expect((await call('DELETE', `/serviceAccounts/${account.clientId}`)).status).toBe(204);
  });
});
