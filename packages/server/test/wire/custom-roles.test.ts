import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { addKey, addOrganization, addProject, type TestKey } from '../support/accounts.js';
import { type Call, type CallOptions, createCall } from '../support/call.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { expectRefusal } from '../support/refusals.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { shopDefinition } from '../support/shop.js';
import { addMember, NEW, OLD } from '../support/teams.js';

const MASTER_KEY = '5a'.repeat(32);

describe.each(['sqlite', 'postgres'])('custom roles on %s', (engine) => {
  let postgres: PostgresServer | undefined;
  let server: TestServer;
  let atlas: Call;
  let cloudManager: Call;
  let beside: Call;
  let orgId: string;
  let groupId: string;
  beforeAll(async () => {
    if (engine === 'postgres') postgres = await startPostgres();
    const databaseUrl = await postgres?.createDatabase();
    server = await startTestServer(databaseUrl === undefined ? {} : { databaseUrl, masterKey: MASTER_KEY });
    orgId = server.first.orgId;
    groupId = await addProject(server, 'Payments');
    atlas = createCall(server);
    cloudManager = createCall(server, '/api/public/v1.0');
    beside = createCall(server, '/api/private');
    const made = await apply();
    expect(made.status, made.text).toBe(200);
  });
  afterAll(async () => {
    await server.stop();
    await postgres?.stop();
  });

  const apply = (change?: Parameters<typeof shopDefinition>[0], retire?: boolean) =>
    beside('POST', `/orgs/${orgId}/guardedApis`, {
      accept: 'application/json',
      body: { definition: shopDefinition(change), ...(retire && { retire }) },
    });

  const json: CallOptions = { accept: 'application/json' };

  it('are given to API keys on both wires', async () => {
    const made = await atlas('POST', `/orgs/${orgId}/apiKeys`, {
      body: { desc: 'auditor', roles: ['ORG_MEMBER', 'ORG_SHOP_AUDITOR'] },
    });
    expect(made.status, made.text).toBe(200);
    expect(made.json.roles).toEqual(expect.arrayContaining([{ orgId, roleName: 'ORG_SHOP_AUDITOR' }]));
    const changed = await atlas('PATCH', `/orgs/${orgId}/apiKeys/${made.json.id}`, {
      body: { roles: ['ORG_SHOP_AUDITOR'] },
    });
    expect(changed.json.roles).toEqual([{ orgId, roleName: 'ORG_SHOP_AUDITOR' }]);
    const assigned = await atlas('PATCH', `/groups/${groupId}/apiKeys/${made.json.id}`, {
      body: { roles: ['GROUP_SHOP_CLERK', 'GROUP_READ_ONLY'] },
    });
    expect(assigned.json.roles).toEqual(expect.arrayContaining([{ groupId, roleName: 'GROUP_SHOP_CLERK' }]));
    const ofProject = await atlas('POST', `/groups/${groupId}/apiKeys`, {
      body: { desc: 'clerk', roles: ['ORG_SHOP_AUDITOR', 'GROUP_SHOP_CLERK'] },
    });
    expect(ofProject.status, ofProject.text).toBe(200);
    expect(ofProject.json.roles).toEqual([
      { orgId, roleName: 'ORG_SHOP_AUDITOR' },
      { groupId, roleName: 'GROUP_SHOP_CLERK' },
    ]);
    const older = await cloudManager('POST', `/orgs/${orgId}/apiKeys`, {
      ...json,
      body: { desc: 'older', roles: ['ORG_SHOP_AUDITOR'] },
    });
    expect(older.json.roles, older.text).toEqual([{ orgId, roleName: 'ORG_SHOP_AUDITOR' }]);
  });

  it('are given to service accounts, and shown in lists', async () => {
    const made = await atlas('POST', `/orgs/${orgId}/serviceAccounts`, {
      body: {
        name: 'shop',
        description: 'calls the shop',
        roles: ['ORG_SHOP_AUDITOR'],
        secretExpiresAfterHours: 24,
      },
    });
    expect(made.status, made.text).toBe(201);
    expect(made.json.roles).toEqual(['ORG_SHOP_AUDITOR']);
    const invited = await atlas('POST', `/groups/${groupId}/serviceAccounts/${made.json.clientId}:invite`, {
      body: { roles: ['GROUP_SHOP_MANAGER'] },
    });
    expect(invited.json.roles, invited.text).toEqual(['GROUP_SHOP_MANAGER']);
    const shown = await atlas('GET', `/orgs/${orgId}/serviceAccounts/${made.json.clientId}`);
    expect(shown.json.roles).toEqual(['ORG_SHOP_AUDITOR']);
    const changed = await atlas('PATCH', `/groups/${groupId}/serviceAccounts/${made.json.clientId}`, {
      body: { roles: ['GROUP_SHOP_CLERK'] },
    });
    expect(changed.json.roles).toEqual(['GROUP_SHOP_CLERK']);
  });

  it('are given to people, by invitation and as members, and to teams', async () => {
    const invited = await atlas('POST', `/orgs/${orgId}/users`, {
      accept: NEW,
      body: {
        username: 'clerk@example.com',
        roles: {
          orgRoles: ['ORG_SHOP_AUDITOR'],
          groupRoleAssignments: [{ groupId, groupRoles: ['GROUP_SHOP_CLERK'] }],
        },
      },
    });
    expect(invited.json.roles, invited.text).toEqual({
      groupRoleAssignments: [{ groupId, groupRoles: ['GROUP_SHOP_CLERK'] }],
      orgRoles: ['ORG_SHOP_AUDITOR'],
    });
    const old = await atlas('POST', `/orgs/${orgId}/invites`, {
      accept: OLD,
      body: { username: 'other@example.com', roles: ['ORG_SHOP_AUDITOR'] },
    });
    expect(old.json.roles, old.text).toEqual(['ORG_SHOP_AUDITOR']);
    const member = await addMember(server, ['ORG_MEMBER']);
    const granted = await atlas('POST', `/orgs/${orgId}/users/${member.id}:addRole`, {
      accept: NEW,
      body: { orgRole: 'ORG_SHOP_AUDITOR' },
    });
    expect(granted.json.roles.orgRoles, granted.text).toEqual(['ORG_MEMBER', 'ORG_SHOP_AUDITOR']);
    const created = await atlas('POST', '/users', {
      accept: OLD,
      body: {
        username: 'created@example.com',
        password: 'a long enough password 7',
        firstName: 'A',
        lastName: 'B',
        country: 'DE',
        mobileNumber: '+49',
        emailAddress: 'created@example.com',
        roles: [{ orgId, roleName: 'ORG_SHOP_AUDITOR' }],
      },
    });
    expect(created.status, created.text).toBe(201);
    const team = await atlas('POST', `/orgs/${orgId}/teams`, {
      body: { name: 'Clerks', usernames: [member.username] },
    });
    const assigned = await atlas('POST', `/groups/${groupId}/teams`, {
      body: [{ teamId: team.json.id, roleNames: ['GROUP_SHOP_CLERK'] }],
    });
    expect(assigned.json.results, assigned.text).toEqual([
      expect.objectContaining({ roleNames: ['GROUP_SHOP_CLERK'] }),
    ]);
  });

  it('permit nothing in Sallyport itself', async () => {
    const key = await addKey(server, {
      organizationRoles: ['ORG_SHOP_AUDITOR'],
      projectRoles: [{ projectId: groupId, role: 'GROUP_SHOP_MANAGER' }],
    });
    for (const path of [`/orgs/${orgId}`, `/orgs/${orgId}/apiKeys`, `/groups/${groupId}`])
      expect((await atlas('GET', path, { key })).status, path).toBeGreaterThanOrEqual(401);
    expect((await atlas('GET', '/groups', { key })).json.results).toEqual([]);
    expect((await atlas('GET', '/groups')).json.results.length).toBeGreaterThan(0);
  });

  it('are refused in the wrong scope, in other organizations, and where none has the name', async () => {
    const make = (roles: readonly string[], options: CallOptions = {}, path = `/orgs/${orgId}/apiKeys`) =>
      atlas('POST', path, { body: { desc: 'refused', roles }, ...options });
    expectRefusal(await make(['GROUP_SHOP_CLERK']), { status: 400, code: 'INVALID_ROLE_FOR_ORG' });
    expectRefusal(await make(['ORG_SHOP_AUDITR']), { status: 400, code: 'INVALID_ROLE_FOR_ORG' });
    expectRefusal(await make(['GROUP_SHOP_NONE'], {}, `/groups/${groupId}/apiKeys`), {
      status: 400,
      code: 'BAD_REQUEST',
    });
    const other = await addOrganization(server, 'Elsewhere');
    const key: TestKey = other.owner;
    expectRefusal(await make(['ORG_SHOP_AUDITOR'], { key }, `/orgs/${other.orgId}/apiKeys`), {
      status: 400,
      code: 'INVALID_ROLE_FOR_ORG',
    });
    expectRefusal(await make(['GROUP_SHOP_CLERK'], { key }, `/groups/${other.groupId}/apiKeys`), {
      status: 400,
      code: 'INVALID_ROLE_FOR_GROUP',
    });
  });

  it('are listed under the title of their API, beside those of Sallyport', async () => {
    const ofOrganization = await beside('GET', `/orgs/${orgId}/roles`, json);
    expect(ofOrganization.json.groups).toEqual([
      {
        api: null,
        roles: expect.arrayContaining([{ role: 'ORG_OWNER', title: 'Organization Owner' }]),
        title: null,
      },
      { api: 'shop', roles: [{ role: 'ORG_SHOP_AUDITOR', title: 'Shop Auditor' }], title: 'Shop API' },
    ]);
    const ofProject = await beside('GET', `/groups/${groupId}/roles`, json);
    expect(ofProject.json.groups[1]).toEqual({
      api: 'shop',
      roles: [
        { role: 'GROUP_SHOP_CLERK', title: 'Shop Clerk' },
        { role: 'GROUP_SHOP_MANAGER', title: 'Shop Manager' },
      ],
      title: 'Shop API',
    });
    const other = await addOrganization(server, 'Unrelated');
    const elsewhere = await beside('GET', `/orgs/${other.orgId}/roles`, { ...json, key: other.owner });
    expect(elsewhere.json.groups).toHaveLength(1);
  });

  it('are not taken from those who hold them, unless the grants may stay and permit nothing', async () => {
    const key = await addKey(server, {
      projectRoles: [{ projectId: groupId, role: 'GROUP_SHOP_MANAGER' }],
    });
    const without = (document: { roles: Record<string, unknown> }) => {
      delete document.roles.GROUP_SHOP_MANAGER;
    };
    const refused = await apply(without);
    expectRefusal(refused, { status: 409, code: 'GUARD_ROLES_GRANTED' });
    expect(refused.json.parameters[0]).toBe('GROUP_SHOP_MANAGER');
    expect(refused.json.detail).toContain(`API key ${key.publicKey}`);
    const retired = await apply(without, true);
    expect(retired.json, retired.text).toMatchObject({ isNewVersion: true });
    const shown = await atlas('GET', `/orgs/${orgId}/apiKeys/${key.id}`);
    expect(shown.json.roles).toEqual(expect.arrayContaining([{ groupId, roleName: 'GROUP_SHOP_MANAGER' }]));
    const granting = await atlas('POST', `/groups/${groupId}/apiKeys`, {
      body: { desc: 'late', roles: ['GROUP_SHOP_MANAGER'] },
    });
    expectRefusal(granting, { status: 400, code: 'INVALID_ROLE_FOR_GROUP' });
    // Retired once, it is no reason to refuse again.
    const later = await apply((document) => {
      without(document);
      document.title = 'Later';
    });
    expect(later.status, later.text).toBe(200);
    // With the role the API has it back, and so have those who hold it.
    expect((await apply()).status).toBe(200);
    const again = await atlas('POST', `/groups/${groupId}/apiKeys`, {
      body: { desc: 'again', roles: ['GROUP_SHOP_MANAGER'] },
    });
    expect(again.status, again.text).toBe(200);
  });

  it('belong to one API, and come to life again for none that somebody still holds', async () => {
    const rival = (change: (document: { roles: object }) => void = () => {}) =>
      beside('POST', `/orgs/${orgId}/guardedApis`, {
        ...json,
        body: {
          definition: shopDefinition((document) => {
            document.api = 'rival';
            change(document);
          }),
        },
      });
    expectRefusal(await rival(), {
      status: 409,
      code: 'GUARD_ROLE_NOT_AVAILABLE',
      parameters: ['GROUP_SHOP_CLERK', 'belongs to the guarded API shop'],
    });
    const key = await addKey(server, { organizationRoles: ['ORG_GHOST'] });
    const ghost = await rival((document) => (document.roles = { ORG_GHOST: { permissions: ['*'] } }));
    expectRefusal(ghost, { status: 409, code: 'GUARD_ROLE_NOT_AVAILABLE' });
    expect(ghost.json.detail).toContain(`API key ${key.publicKey}`);
  });

  it('let an API go only when nobody holds one, or the grants may stay', async () => {
    const definition = shopDefinition((document) => {
      document.api = 'ending';
      document.roles = { ORG_ENDING: { permissions: ['*'] } };
    });
    const path = `/orgs/${orgId}/guardedApis`;
    await beside('POST', path, { ...json, body: { definition } });
    const person = await addMember(server, ['ORG_MEMBER', 'ORG_ENDING']);
    const refused = await beside('DELETE', `${path}/ending`, json);
    expectRefusal(refused, {
      status: 409,
      code: 'GUARD_ROLES_GRANTED',
      parameters: ['ORG_ENDING', person.username],
    });
    expect((await beside('DELETE', `${path}/ending?retire=true`, json)).status).toBe(204);
    expectRefusal(await beside('POST', path, { ...json, body: { definition } }), {
      status: 409,
      code: 'GUARD_ROLE_NOT_AVAILABLE',
    });
  });

  it('tell in a comparison whose calls of the last week would be refused', async () => {
    const clerk = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_SHOP_CLERK' }] });
    const manager = await addKey(server, {
      projectRoles: [{ projectId: groupId, role: 'GROUP_SHOP_MANAGER' }],
    });
    const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
    const used = (credential_id: string, operation: string, starts_at: number) => ({
      organization_id: orgId,
      hours: 1,
      starts_at,
      project_id: groupId,
      credential_id,
      api: 'shop',
      operation,
      code: '',
      allowed: 3,
      refused: 0,
    });
    const orders = '/v1/projects/{group}/orders';
    await server.services.store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('a test counts calls that nobody made');
      await database
        .insertInto('use_counts')
        .values([
          used(clerk.id, `GET ${orders}`, hour),
          used(clerk.id, `POST ${orders}`, hour),
          used(clerk.id, `POST ${orders}`, hour - 3_600_000),
          used(manager.id, `POST ${orders}`, hour),
          used(manager.id, 'GET /v1/gone', hour - 8 * 24 * 3_600_000),
        ])
        .execute();
    });
    const preview = await beside('POST', `/orgs/${orgId}/guardedApis/preview`, {
      ...json,
      body: {
        definition: shopDefinition((document) => {
          document.roles.GROUP_SHOP_CLERK.permissions = ['orders.read'];
        }),
      },
    });
    expect(preview.json.lastWeek, preview.text).toEqual({
      callers: 2,
      refused: [
        { calls: 6, missingPermission: 'orders.write', name: clerk.publicKey, route: `POST ${orders}` },
      ],
      refusedCallers: 1,
    });
    const without = await beside('POST', `/orgs/${orgId}/guardedApis/preview`, {
      ...json,
      body: {
        definition: shopDefinition((document) => {
          delete document.routes['POST /projects/{projectId}/orders'];
        }),
      },
    });
    expect(without.json.lastWeek.refusedCallers).toBe(2);
    expect(without.json.lastWeek.refused[0]).toMatchObject({ missingPermission: null });
  });

  it('tell in a comparison who holds a role that gains or loses', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_SHOP_AUDITOR'] });
    const preview = await beside('POST', `/orgs/${orgId}/guardedApis/preview`, {
      ...json,
      body: {
        definition: shopDefinition((document) => {
          document.roles.ORG_SHOP_AUDITOR.permissions = ['orders.read', 'orders.refund'];
        }),
      },
    });
    const [role] = preview.json.roles;
    expect(role).toMatchObject({
      role: 'ORG_SHOP_AUDITOR',
      gains: ['orders.refund'],
      loses: ['reports.read'],
    });
    expect(role.holderCount).toBeGreaterThanOrEqual(1);
    expect(role.holders).toContain(`API key ${key.publicKey}`);
  });
});
