import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, eventsDuring } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { type CurlOptions, startTestServer, type TestServer } from '#test/server.js';
import { curlWithToken, tokenOf } from '#test/service-accounts.js';
import { ABOUT_ALL } from '../../../store/subjects.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts`;
});
afterAll(() => server.stop());

const asked = { name: 'ci', description: 'for ci', roles: ['ORG_READ_ONLY'], secretExpiresAfterHours: 720 };
const create = (body: unknown, options: CurlOptions = {}) =>
  server.curl(path, { method: 'POST', body, ...options });

describe('createOrgServiceAccount', () => {
  it('answers the account with its secret, this once, byte for byte in the order of the wire', async () => {
    const created = await create({ ...asked, roles: ['ORG_READ_ONLY', 'ORG_MEMBER', 'ORG_MEMBER'] });
    expect(created.status, created.text).toBe(201);
    expect(created.headers['content-type']).toBe('application/vnd.atlas.2024-08-05+json;charset=utf-8');
    const { clientId, createdAt, secrets } = created.json;
    const [{ expiresAt, id, secret }] = secrets;
    expect(created.text).toBe(
      JSON.stringify({
        clientId,
        createdAt,
        description: 'for ci',
        name: 'ci',
        roles: ['ORG_MEMBER', 'ORG_READ_ONLY'],
        secrets: [{ createdAt, expiresAt, id, secret }],
      }),
    );
    expect(clientId).toMatch(/^mdb_sa_id_[0-9a-f]{24}$/);
    expect(secret).toMatch(/^mdb_sa_sk_[A-Za-z0-9_-]{40}$/);
    expect(id).toMatch(/^[0-9a-f]{24}$/);
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(720 * 3_600_000);

    const shown = await server.curl(`${path}/${clientId}`);
    expect(shown.text).toBe(
      JSON.stringify({
        ...created.json,
        secrets: [{ createdAt, expiresAt, id, maskedSecretValue: `mdb_sa_sk_...${secret.slice(-4)}` }],
      }),
    );
  });

  it('makes a secret that can be used at once, and stores only its hash', async () => {
    const { json } = await create(asked);
    const client = { clientId: json.clientId, secret: json.secrets[0].secret };
    const answer = await curlWithToken(server, await tokenOf(server, client), '/api/atlas/v2/orgs');
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.results).toHaveLength(1);
    const rows = await server.services.store.reader.selectFrom('client_secrets').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(client.secret);
  });

  it('tells of the account in the audit trail, and not of its first secret', async () => {
    let clientId = '';
    const events = await eventsDuring(server, async () => {
      clientId = (await create(asked)).json.clientId;
    });
    expect(events).toEqual([
      {
        type: 'SERVICE_ACCOUNT_CREATED',
        organizationId: server.first.orgId,
        projectId: null,
        actor: server.first.apiKey.publicKey,
        remoteAddress: '127.0.0.1',
        details: { clientId },
      },
    ]);
  });

  it('takes the hours in quotes too, and names that are not unique', async () => {
    const created = await create({ ...asked, secretExpiresAfterHours: '8' });
    expect(created.status, created.text).toBe(201);
    const [{ createdAt, expiresAt }] = created.json.secrets;
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(8 * 3_600_000);
  });

  it.each([7, 8761, 0, -1, 1e12, '7'])('refuses %j hours and names both bounds', async (hours) => {
    const answer = await create({ ...asked, secretExpiresAfterHours: hours });
    expectRefusal(answer, {
      status: 400,
      code: 'INVALID_SECRET_VALIDITY',
      parameters: [Number(hours), 8, 8760],
      fields: ['secretExpiresAfterHours'],
    });
  });

  it('keeps to the longest validity that the organization allows', async () => {
    const { orgId, owner } = await addOrganization(server, 'strict');
    const settings = await server.curl(`/api/atlas/v2/orgs/${orgId}/settings`, {
      method: 'PATCH',
      body: { maxServiceAccountSecretValidityInHours: 24 },
      key: owner,
    });
    expect(settings.status, settings.text).toBe(200);
    const there = `/api/atlas/v2/orgs/${orgId}/serviceAccounts`;
    const make = (hours: number) =>
      server.curl(there, {
        method: 'POST',
        body: { ...asked, secretExpiresAfterHours: hours },
        key: owner,
      });
    expectRefusal(await make(25), {
      status: 400,
      code: 'INVALID_SECRET_VALIDITY',
      parameters: [25, 8, 24],
    });
    expect((await make(24)).status).toBe(201);
  });

  it.each([
    ['a project role', { roles: ['GROUP_OWNER'] }, 'INVALID_ROLE_FOR_ORG'],
    ['no roles', { roles: [] }, 'VALIDATION_ERROR'],
    ['no name', { name: '' }, 'VALIDATION_ERROR'],
    ['a name of 65 characters', { name: 'x'.repeat(65) }, 'VALIDATION_ERROR'],
    ['a name with a slash', { name: 'a/b' }, 'VALIDATION_ERROR'],
    ['a description of 251 characters', { description: 'x'.repeat(251) }, 'VALIDATION_ERROR'],
    ['no description', { description: undefined }, 'MISSING_ATTRIBUTE'],
    ['no hours', { secretExpiresAfterHours: undefined }, 'MISSING_ATTRIBUTE'],
    ['hours in words', { secretExpiresAfterHours: 'eight' }, 'INVALID_JSON_ATTRIBUTE'],
    ['half an hour', { secretExpiresAfterHours: 8.5 }, 'INVALID_JSON_ATTRIBUTE'],
    ['an unknown attribute', { secretExpiresAfterDays: 1 }, 'INVALID_ATTRIBUTE'],
  ])('refuses %s', async (_, change, code) => {
    expectRefusal(await create({ ...asked, ...change }), { status: 400, code });
  });

  it('takes letters of every script and the published punctuation in names', async () => {
    const created = await create({ ...asked, name: "Zürich's 数据, v1.0_a-b" });
    expect(created.status, created.text).toBe(201);
  });

  it('is for organization owners', async () => {
    for (const role of ['ORG_READ_ONLY', 'ORG_GROUP_CREATOR', 'ORG_MEMBER']) {
      const key = await addKey(server, { organizationRoles: [role] });
      expectRefusal(await create(asked, { key }), { status: 401, code: 'USER_UNAUTHORIZED' });
    }
  });

  it('has no version before 2024-08-05', async () => {
    const answer = await create(asked, { accept: 'application/vnd.atlas.2023-01-01+json' });
    expect(answer.status).toBe(406);
    expect(answer.json.errorCode).toBe('INVALID_VERSION_DATE');
  });

  it('makes no more than 200 accounts in an organization', async () => {
    const { orgId, owner } = await addOrganization(server, 'full');
    await server.services.store.write(ABOUT_ALL, async (transaction) => {
      transaction.withoutEvent('test data');
      const ids = Array.from({ length: 200 }, (_, number) => number.toString(16).padStart(24, 'f'));
      await transaction.database
        .insertInto('credentials')
        .values(
          ids.map((id) => ({
            id,
            organization_id: orgId,
            kind: 'service_account' as const,
            description: 'x',
            created_at: 1,
            last_used_at: null,
            last_used_address: null,
          })),
        )
        .execute();
      await transaction.database
        .insertInto('service_accounts')
        .values(
          ids.map((id) => ({
            id,
            client_id: `mdb_sa_id_${id}`,
            name: 'x',
            expiry_warned_days: null,
            expiry_reported: 0,
          })),
        )
        .execute();
    });
    const there = `/api/atlas/v2/orgs/${orgId}/serviceAccounts`;
    const make = () => server.curl(there, { method: 'POST', body: asked, key: owner });
    const full = {
      status: 400,
      code: 'MAX_SERVICE_ACCOUNTS_PER_ORG_EXCEEDED',
      detail: `Maximum number of Service Accounts per org (200) in ${orgId} exceeded when trying to add a new Service Account.`,
      parameters: ['200', orgId],
    };
    expectRefusal(await make(), full);
    const project = await server.curl('/api/atlas/v2/groups', {
      method: 'POST',
      body: { name: 'full', orgId },
      key: owner,
    });
    const inProject = { method: 'POST', body: { ...asked, roles: ['GROUP_READ_ONLY'] }, key: owner } as const;
    expectRefusal(
      await server.curl(`/api/atlas/v2/groups/${project.json.id}/serviceAccounts`, inProject),
      full,
    );
    const gone = await server.curl(`${there}/mdb_sa_id_${'f'.repeat(23)}0`, { method: 'DELETE', key: owner });
    expect(gone.status, gone.text).toBe(204);
    expect((await make()).status).toBe(201);
  });
});
