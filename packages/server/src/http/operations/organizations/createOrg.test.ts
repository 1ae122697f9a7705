import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { createAccount, curlWithToken, tokenOf } from '#test/service-accounts.js';
import { trailOf } from '#test/trail.js';

let server: TestServer;
let ownerId: string;
beforeAll(async () => {
  server = await startTestServer();
  const owner = await server.services.store.reader.selectFrom('users').select('id').executeTakeFirstOrThrow();
  ownerId = owner.id;
});
afterAll(() => server.stop());

const apiKey = { desc: 'first', roles: ['ORG_OWNER'] };
const create = (body: unknown, options = {}) =>
  server.curl('/api/atlas/v2/orgs', { method: 'POST', body, ...options });
const countOrganizations = async () => {
  const rows = await server.services.store.reader.selectFrom('organizations').select('id').execute();
  return rows.length;
};

describe('createOrg', () => {
  it('makes an organization with its first key and owner, and shows the private key once', async () => {
    const created = await create({
      name: 'Acme (EU)',
      orgOwnerId: ownerId,
      skipDefaultAlertsSettings: true,
      apiKey,
    });
    expect(created.status, created.text).toBe(201);
    expect(created.headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    const orgId = created.json.organization.id;
    const { id, publicKey, privateKey } = created.json.apiKey;
    const self = `${server.publicUrl}/api/atlas/v2/orgs/${orgId}`;
    expect(created.text).toBe(
      JSON.stringify({
        apiKey: {
          desc: 'first',
          id,
          links: [{ href: `${self}/apiKeys/${id}`, rel: 'self' }],
          privateKey,
          publicKey,
          roles: [{ orgId, roleName: 'ORG_OWNER' }],
        },
        orgOwnerId: ownerId,
        organization: {
          id: orgId,
          isDeleted: false,
          links: [
            { href: self, rel: 'self' },
            { href: `${self}/groups`, rel: 'https://cloud.mongodb.com/groups' },
            { href: `${self}/teams`, rel: 'https://cloud.mongodb.com/teams' },
            { href: `${self}/users`, rel: 'https://cloud.mongodb.com/users' },
          ],
          name: 'Acme (EU)',
          skipDefaultAlertsSettings: true,
        },
        skipDefaultAlertsSettings: true,
      }),
    );
    expect(publicKey).toMatch(/^[a-z]{8}$/);
    expect(privateKey).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

    const owners = await server.services.store.reader
      .selectFrom('user_organization_roles')
      .select(['user_id', 'role'])
      .where('organization_id', '=', orgId)
      .execute();
    expect(owners).toEqual([{ user_id: ownerId, role: 'ORG_OWNER' }]);

    const actor = { actor: server.first.apiKey.publicKey, address: '127.0.0.1', projectId: null };
    const trail = await trailOf(server, orgId);
    expect(trail).toHaveLength(3);
    expect(trail).toEqual(
      expect.arrayContaining([
        { type: 'ORG_CREATED', ...actor, details: {} },
        { type: 'JOINED_ORG', ...actor, details: { targetUsername: server.first.owner.username } },
        { type: 'API_KEY_CREATED', ...actor, details: { targetPublicKey: publicKey } },
      ]),
    );
  });

  it('answers credentials that work at once, in the way of Terraform, and only there', async () => {
    const created = await create({ name: 'tf', orgOwnerId: '', skipDefaultAlertsSettings: true, apiKey });
    expect(created.status, created.text).toBe(201);
    expect(created.json).not.toHaveProperty('orgOwnerId');
    const key = created.json.apiKey;
    const path = `/api/atlas/v2/orgs/${created.json.organization.id}`;
    const patched = await server.curl(`${path}/settings`, {
      method: 'PATCH',
      key,
      body: {
        apiAccessListRequired: false,
        genAIFeaturesEnabled: true,
        multiFactorAuthRequired: true,
        restrictEmployeeAccess: true,
        securityContact: '',
      },
    });
    expect(patched.status, patched.text).toBe(200);
    expect((await server.curl(path, { key })).json).toMatchObject({
      name: 'tf',
      skipDefaultAlertsSettings: true,
    });
    expect((await server.curl(`${path}/settings`, { key })).json).toMatchObject({
      multiFactorAuthRequired: true,
      restrictEmployeeAccess: true,
    });
    const listed = await server.curl('/api/atlas/v2/orgs', { key });
    expect(listed.json.results.map((o: { name: string }) => o.name)).toEqual(['tf']);
    expect((await server.curl(path)).status).toBe(404);
    expect((await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}`, { key })).status).toBe(404);
  });

  it('makes a service account instead of a key, whose secret works at once, in the way of Terraform', async () => {
    const serviceAccount = {
      name: 'first',
      description: 'of all',
      roles: ['ORG_OWNER'],
      secretExpiresAfterHours: 8,
    };
    const created = await create({ name: 'tf with account', serviceAccount, orgOwnerId: '' });
    expect(created.status, created.text).toBe(201);
    expect(Object.keys(created.json)).toEqual([
      'organization',
      'serviceAccount',
      'skipDefaultAlertsSettings',
    ]);
    const { organization, serviceAccount: account } = created.json;
    expect(account).toMatchObject({ name: 'first', description: 'of all', roles: ['ORG_OWNER'] });
    const token = await tokenOf(server, { clientId: account.clientId, secret: account.secrets[0].secret });
    const path = `/api/atlas/v2/orgs/${organization.id}`;
    const call = (target: string, options = {}) => curlWithToken(server, token, target, options);
    const patched = await call(`${path}/settings`, {
      method: 'PATCH',
      body: { multiFactorAuthRequired: true, securityContact: '' },
    });
    expect(patched.status, patched.text).toBe(200);
    expect((await call(path)).json.name).toBe('tf with account');
    const shown = await call(`${path}/serviceAccounts/${account.clientId}`);
    expect(shown.json.secrets[0].maskedSecretValue).toMatch(/^mdb_sa_sk_\.\.\..{4}$/);
    const trail = await trailOf(server, organization.id);
    expect(trail.map(({ type, actor }) => [type, actor]).slice(0, 2)).toEqual([
      ['ORG_CREATED', server.first.apiKey.publicKey],
      ['SERVICE_ACCOUNT_CREATED', server.first.apiKey.publicKey],
    ]);
    expect((await call(path, { method: 'DELETE' })).status).toBe(204);
  });

  it('makes no organization when the service account cannot be made', async () => {
    const before = await countOrganizations();
    const account = { name: 'x', description: 'x', roles: ['ORG_OWNER'], secretExpiresAfterHours: 8 };
    for (const [change, code] of [
      [{ secretExpiresAfterHours: 7 }, 'INVALID_SECRET_VALIDITY'],
      [{ roles: ['GROUP_OWNER'] }, 'INVALID_ROLE_FOR_ORG'],
      [{ name: undefined }, 'VALIDATION_ERROR'],
    ] as const)
      expectRefusal(await create({ name: 'x', serviceAccount: { ...account, ...change } }), {
        status: 400,
        code,
      });
    expect(await countOrganizations()).toBe(before);
  });

  it('takes null for a service account and an empty federation as not asked for', async () => {
    const created = await create({ name: 'null', serviceAccount: null, federationSettingsId: '', apiKey });
    expect(created.status, created.text).toBe(201);
    expect(Object.keys(created.json)).toEqual(['apiKey', 'organization', 'skipDefaultAlertsSettings']);
    expect(created.json.skipDefaultAlertsSettings).toBe(false);
  });

  it.each(['', ' ', 'a/b', 'x'.repeat(65), 'tab\there'])('refuses %j as a name', async (name) => {
    expectRefusal(await create({ name, apiKey }), {
      status: 400,
      code: 'INVALID_ORG_NAME',
      parameters: [name],
    });
  });

  it.each(['Zürich', "Bob's @home & co.", 'x'.repeat(64)])('takes %j as a name', async (name) => {
    const created = await create({ name, apiKey });
    expect(created.status, created.text).toBe(201);
    expect(created.json.organization.name).toBe(name);
  });

  it.each([
    ['no name', { apiKey }, 'MISSING_ATTRIBUTE', ['name']],
    ['no key', { name: 'x' }, 'MISSING_ATTRIBUTE', ['apiKey']],
    ['a key without roles', { name: 'x', apiKey: { desc: 'x', roles: [] } }, 'VALIDATION_ERROR', undefined],
    [
      'a key without description',
      { name: 'x', apiKey: { desc: ' ', roles: ['ORG_OWNER'] } },
      'API_KEY_REQUIRES_DESCRIPTION',
      [],
    ],
    [
      'a project role',
      { name: 'x', apiKey: { desc: 'x', roles: ['GROUP_OWNER'] } },
      'INVALID_ENUM_VALUE',
      ['GROUP_OWNER'],
    ],
    ['a name that is a number', { name: 5, apiKey }, 'INVALID_JSON_ATTRIBUTE', ['name']],
    ['an unknown attribute', { name: 'x', apiKey, color: 'red' }, 'INVALID_ATTRIBUTE', ['color']],
  ])('refuses %s', async (_, body, code, parameters) => {
    const before = await countOrganizations();
    const answer = await create(body);
    expectRefusal(answer, { status: 400, code, ...(parameters ? { parameters } : {}) });
    expect(await countOrganizations()).toBe(before);
  });

  it('refuses what this server has not, and says what', async () => {
    expectRefusal(await create({ name: 'x', apiKey, federationSettingsId: '0123456789abcdef01234567' }), {
      status: 403,
      code: 'FEATURE_UNSUPPORTED',
      parameters: ['federationSettingsId'],
    });
  });

  it('refuses an owner who is no member of the organization of the caller', async () => {
    const stranger = '0123456789abcdef01234567';
    const before = await countOrganizations();
    expectRefusal(await create({ name: 'x', orgOwnerId: stranger, apiKey }), {
      status: 404,
      code: 'USER_NOT_FOUND',
      parameters: [stranger],
    });
    const created = await create({ name: 'no users here', apiKey });
    expectRefusal(await create({ name: 'x', orgOwnerId: ownerId, apiKey }, { key: created.json.apiKey }), {
      status: 404,
      code: 'USER_NOT_FOUND',
    });
    expect(await countOrganizations()).toBe(before + 1);
  });

  it('lets no service account make what nobody could reach, and asks it for no more than that', async () => {
    const token = await tokenOf(server, await createAccount(server, ['ORG_OWNER']));
    const make = (body: object) =>
      create(body, { key: 'none', arguments: ['--header', `Authorization: Bearer ${token}`] });
    const before = await countOrganizations();
    expectRefusal(await make({ name: 'lost' }), {
      status: 400,
      code: 'MISSING_ONE_OF_ATTRIBUTES',
      parameters: ['serviceAccount', 'orgOwnerId'],
    });
    expect(await countOrganizations()).toBe(before);
    const owned = await make({ name: 'owned by a person', orgOwnerId: ownerId });
    expect(owned.status, owned.text).toBe(201);
    // It belongs to one organization only, so the new one is not for it.
    const id = owned.json.organization.id;
    expectRefusal(await curlWithToken(server, token, `/api/atlas/v2/orgs/${id}`), {
      status: 404,
      code: 'ORG_NOT_FOUND',
    });
    const given = await make({ name: 'with a key', apiKey });
    const path = `/api/atlas/v2/orgs/${given.json.organization.id}`;
    expect((await server.curl(path, { key: given.json.apiKey, method: 'DELETE' })).status).toBe(204);
  });

  it('is for owners', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_GROUP_CREATOR', 'ORG_READ_ONLY'] });
    expectRefusal(await create({ name: 'x', apiKey }, { key }), { status: 401, code: 'USER_UNAUTHORIZED' });
  });
});
