import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { addPerson } from '#test/people.js';
import { expectRefusal } from '#test/refusals.js';
import { addUser } from '#test/rows.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { createAccount, tokenOf } from '#test/service-accounts.js';
import { ABOUT_ALL } from '../../../store/subjects.js';

let server: TestServer;
let call: Call;
let orgId: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  orgId = server.first.orgId;
});
afterAll(() => server.stop());

const create = (body: unknown, options: Parameters<Call>[2] = {}, query = '') =>
  call('POST', `/groups${query}`, { body, ...options });

async function ownersOf(projectId: string): Promise<string[]> {
  const rows = await server.services.store.reader
    .selectFrom('user_project_roles')
    .select(['user_id', 'role'])
    .where('project_id', '=', projectId)
    .execute();
  return rows.map(({ user_id, role }) => `${user_id} ${role}`);
}

async function memberOf(organizationId: string, id: string, role: string, createdAt = 1): Promise<void> {
  await server.services.store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('a test sets up a user');
    await addUser(transaction.database, id);
    await transaction.database
      .updateTable('users')
      .set({ created_at: createdAt })
      .where('id', '=', id)
      .execute();
    await transaction.database
      .insertInto('user_organization_roles')
      .values({ user_id: id, organization_id: organizationId, role })
      .execute();
  });
}

describe('createGroup', () => {
  it('answers 201, the odd Location and the whole project', async () => {
    const created = await create({ name: 'My Project', orgId });
    expect(created.status, created.text).toBe(201);
    expect(created.headers.location).toBe(`${server.publicUrl}//api/atlas/v1.0`);
    expect(created.headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    expect(created.json.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const { id } = created.json;
    expect(id).toMatch(/^[0-9a-f]{24}$/);
    const self = `${server.publicUrl}/api/atlas/v2/groups/${id}`;
    expect(created.text).toBe(
      JSON.stringify({
        clusterCount: 0,
        created: created.json.created,
        id,
        links: [
          { href: self, rel: 'self' },
          { href: `${self}/containers`, rel: 'https://cloud.mongodb.com/containers' },
          { href: `${self}/clusters`, rel: 'https://cloud.mongodb.com/clusters' },
          { href: `${self}/databaseUsers`, rel: 'https://cloud.mongodb.com/databaseUsers' },
          { href: `${self}/peers`, rel: 'https://cloud.mongodb.com/peers' },
          { href: `${self}/processes`, rel: 'https://cloud.mongodb.com/processes' },
          { href: `${self}/whitelist`, rel: 'https://cloud.mongodb.com/whitelist' },
        ],
        name: 'My Project',
        orgId,
        withDefaultAlertsSettings: true,
      }),
    );
    expect((await call('GET', `/groups/${id}`)).json).toEqual({ ...created.json, tags: [] });
  });

  it('keeps what is given, tags in their order, and ignores what only the server sets', async () => {
    const created = await create({
      clusterCount: 7,
      created: '0001-01-01T00:00:00Z',
      id: 'not even an id',
      links: null,
      name: 'everything',
      orgId,
      regionUsageRestrictions: 'GOV_REGIONS_ONLY',
      tags: [
        { value: '1', key: 'z' },
        { key: 'a', value: '2' },
      ],
      withDefaultAlertsSettings: false,
    });
    expect(created.status, created.text).toBe(201);
    const { links, ...rest } = created.json;
    expect(JSON.stringify(rest)).toBe(
      JSON.stringify({
        clusterCount: 0,
        created: rest.created,
        id: rest.id,
        name: 'everything',
        orgId,
        regionUsageRestrictions: 'GOV_REGIONS_ONLY',
        tags: [
          { key: 'z', value: '1' },
          { key: 'a', value: '2' },
        ],
        withDefaultAlertsSettings: false,
      }),
    );
    expect(rest.id).toMatch(/^[0-9a-f]{24}$/);
    expect((await call('GET', `/groups/${rest.id}`)).json).toEqual(created.json);
  });

  it('records that it was made and got its tags, and the role of the key there', async () => {
    let id = '';
    const events = await eventsDuring(server, async () => {
      id = (await create({ name: 'recorded', orgId, tags: [{ key: 'env', value: 'ci' }] })).json.id;
    });
    const { publicKey } = server.first.apiKey;
    const both = { organizationId: orgId, projectId: id, actor: publicKey, remoteAddress: '127.0.0.1' };
    expect(events).toEqual([
      { ...both, type: 'GROUP_CREATED', details: {} },
      { ...both, type: 'GROUP_TAGS_MODIFIED', details: { resourceId: id, resourceType: 'project' } },
      { ...both, type: 'API_KEY_ADDED_TO_GROUP', details: { targetPublicKey: publicKey } },
    ]);
  });

  it('makes the oldest Organization Owner the Project Owner, unless another user is named', async () => {
    const { orgId, owner: key } = await addOrganization(server, 'owners');
    const ownerless = await create({ name: 'nobody', orgId }, { key });
    expect(await ownersOf(ownerless.json.id)).toEqual([]);

    await memberOf(orgId, '0000000000000000000000bb', 'ORG_OWNER', 3);
    await memberOf(orgId, '0000000000000000000000aa', 'ORG_MEMBER');
    await memberOf(orgId, '0000000000000000000000cc', 'ORG_OWNER', 2);
    const byDefault = await create({ name: 'by default', orgId }, { key }, '?projectOwnerId=');
    expect(byDefault.status, byDefault.text).toBe(201);
    expect(await ownersOf(byDefault.json.id)).toEqual(['0000000000000000000000cc GROUP_OWNER']);

    const named = await create({ name: 'named', orgId }, { key }, '?projectOwnerId=0000000000000000000000aa');
    expect(await ownersOf(named.json.id)).toEqual(['0000000000000000000000aa GROUP_OWNER']);

    const foreign = await create(
      { name: 'x', orgId: server.first.orgId },
      {},
      '?projectOwnerId=0000000000000000000000aa',
    );
    expectRefusal(foreign, {
      status: 404,
      code: 'USER_NOT_FOUND',
      parameters: ['0000000000000000000000aa'],
    });
    expectRefusal(await create({ name: 'x', orgId }, { key }, '?projectOwnerId=me'), {
      status: 400,
      code: 'INVALID_QUERY_PARAMETER',
      parameters: ['projectOwnerId'],
    });
  });

  it.each(['ORG_OWNER', 'ORG_GROUP_CREATOR'])(
    'makes a key with %s Project Owner of what it creates',
    async (role) => {
      const key = await addKey(server, { organizationRoles: [role] });
      let id = '';
      const events = await eventsDuring(server, async () => {
        const created = await create({ name: `by ${role}`, orgId }, { key });
        expect(created.status, created.text).toBe(201);
        id = created.json.id;
      });
      expect(events.map(({ type, projectId, details }) => [type, projectId, details])).toEqual([
        ['GROUP_CREATED', id, {}],
        ['API_KEY_ADDED_TO_GROUP', id, { targetPublicKey: key.publicKey }],
      ]);
      const shown = await call('GET', `/groups/${id}/apiKeys`, { key });
      expect(shown.json.results).toMatchObject([
        { id: key.id, roles: expect.arrayContaining([{ groupId: id, roleName: 'GROUP_OWNER' }]) },
      ]);
      const changed = await call('PATCH', `/groups/${id}`, { key, body: { name: `of ${role}` } });
      expect(changed.status, changed.text).toBe(200);
    },
  );

  it('leaves it to a key that is demoted later', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    const { id } = (await create({ name: 'before the fall', orgId }, { key })).json;
    const demoted = await call('PATCH', `/orgs/${orgId}/apiKeys/${key.id}`, {
      body: { roles: ['ORG_MEMBER'] },
    });
    expect(demoted.status, demoted.text).toBe(200);
    expect((await call('DELETE', `/groups/${id}`, { key })).status).toBe(202);
  });

  it('makes a service account Project Owner of what it creates', async () => {
    const account = await createAccount(server, ['ORG_OWNER']);
    const headers = { Authorization: `Bearer ${await tokenOf(server, account)}` };
    const created = await create({ name: 'by an account', orgId }, { headers });
    expect(created.status, created.text).toBe(201);
    const shown = await call('GET', `/groups/${created.json.id}/serviceAccounts`);
    expect(shown.json.results).toMatchObject([{ clientId: account.clientId, roles: ['GROUP_OWNER'] }]);
  });

  it('makes a person Project Owner of what they create, unless they name somebody else', async () => {
    const role = { organizations: { [orgId]: ['ORG_GROUP_CREATOR'] } };
    const [person, named] = [await addPerson(server.services, role), await addPerson(server.services, role)];
    const own = await create({ name: 'by a person', orgId }, { headers: person.headers });
    expect(await ownersOf(own.json.id)).toEqual([`${person.id} GROUP_OWNER`]);
    const query = `?projectOwnerId=${named.id}`;
    const given = await create({ name: 'for somebody', orgId }, { headers: person.headers }, query);
    expect(await ownersOf(given.json.id)).toEqual([`${named.id} GROUP_OWNER`]);
  });

  it('asks people for the second factor that the organization wants', async () => {
    const strict = await addOrganization(server, 'second factor');
    await server.services.store.write(ABOUT_ALL, async (transaction) => {
      transaction.withoutEvent('a test sets up an organization');
      await transaction.database
        .updateTable('organizations')
        .set({ multi_factor_auth_required: 1 })
        .where('id', '=', strict.orgId)
        .execute();
    });
    const body = { name: 'with a second factor', orgId: strict.orgId };
    const organizations = { [strict.orgId]: ['ORG_GROUP_CREATOR'] };
    const without = await addPerson(server.services, { organizations });
    expectRefusal(await create(body, { headers: without.headers }), {
      status: 403,
      code: 'MULTI_FACTOR_AUTH_REQUIRED',
    });
    const { headers } = await addPerson(server.services, { organizations, hasSecondFactor: true });
    const created = await create(body, { headers });
    expect(created.status, created.text).toBe(201);
  });

  it('refuses a name that is taken in the organization, and only there', async () => {
    const other = await addOrganization(server, 'elsewhere');
    await addProject(server, 'taken', other.orgId);
    expect((await create({ name: 'taken', orgId })).status).toBe(201);
    const again = await create({ name: 'taken', orgId });
    expectRefusal(again, { status: 409, code: 'GROUP_ALREADY_EXISTS', parameters: ['taken'] });
    expect(again.json.detail).toBe('A group with name "taken" already exists.');
    expect((await create({ name: 'Taken', orgId })).status).toBe(201);
  });

  it('refuses the 251st project of an organization, with the limit as a string', async () => {
    const { orgId, owner: key } = await addOrganization(server, 'full');
    await server.services.store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('a test fills an organization');
      const rows = Array.from({ length: 249 }, (_, index) => ({
        id: `f${index.toString(16).padStart(23, '0')}`,
        organization_id: orgId,
        name: `filler ${index}`,
        created_at: 1,
        with_default_alerts_settings: 1,
        region_usage_restrictions: null,
        slow_operation_thresholding: 1,
        tags: '[]',
        settings: '{}',
      }));
      await database.insertInto('projects').values(rows).execute();
    });
    expectRefusal(await create({ name: 'one too many', orgId }, { key }), {
      status: 400,
      code: 'MAX_GROUPS_PER_ORG_EXCEEDED',
      parameters: ['250', orgId],
    });
    expect((await call('DELETE', '/groups/f00000000000000000000000', { key })).status).toBe(202);
    expect((await create({ name: 'fits again', orgId }, { key })).status).toBe(201);
  });

  it('answers alike for an organization of others and one that does not exist', async () => {
    const other = await addOrganization(server, 'strangers');
    for (const orgId of [other.orgId, '0123456789abcdef01234567'])
      expectRefusal(await create({ name: 'x', orgId }), {
        status: 404,
        code: 'ORG_NOT_FOUND',
        parameters: [orgId],
      });
  });

  it.each([['ORG_MEMBER'], ['ORG_READ_ONLY'], ['ORG_BILLING_ADMIN']])('refuses %s', async (role) => {
    const key = await addKey(server, { organizationRoles: [role] });
    const events = await eventsDuring(server, async () => {
      const refused = await create({ name: 'not mine', orgId }, { key });
      expectRefusal(refused, { status: 401, code: 'NOT_ORG_GROUP_CREATOR', parameters: [orgId] });
      // Kubernetes operator, issue 218.
      expect(refused.json.detail).toBe(
        `The currently logged in user does not have the group creator role in organization ${orgId}.`,
      );
    });
    expect(events).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['spaces alone', '   '],
    ['with a slash', 'a/b'],
    ['of 65 characters', 'x'.repeat(65)],
  ])('refuses a name that is %s', async (_, name) => {
    expectRefusal(await create({ name, orgId }), {
      status: 400,
      code: 'INVALID_GROUP_NAME',
      parameters: [name],
    });
  });

  it('takes names of 64 characters in any script', async () => {
    for (const name of ["Ä-1_2.(3),:&@+'", '例'.repeat(64)]) {
      const created = await create({ name, orgId });
      expect(created.status, created.text).toBe(201);
      expect(created.json.name).toBe(name);
    }
  });

  it.each([
    ['no name', { orgId: 'ORG' }, 'MISSING_ATTRIBUTE', ['name'], ['name']],
    ['no organization', { name: 'x' }, 'MISSING_ATTRIBUTE', ['orgId'], ['orgId']],
    ['a name that is a number', { name: 5, orgId: 'ORG' }, 'INVALID_JSON_ATTRIBUTE', ['name'], ['name']],
    ['an unknown attribute', { name: 'x', nmae: 'y', orgId: 'ORG' }, 'INVALID_ATTRIBUTE', ['nmae'], ['nmae']],
    [
      'an unknown restriction',
      { name: 'x', orgId: 'ORG', regionUsageRestrictions: 'MOON' },
      'INVALID_ENUM_VALUE',
      ['MOON'],
      ['regionUsageRestrictions'],
    ],
    [
      'a tag twice',
      {
        name: 'x',
        orgId: 'ORG',
        tags: [
          { key: 'a', value: '1' },
          { key: 'a', value: '2' },
        ],
      },
      'INVALID_ATTRIBUTE',
      ['tags'],
      ['tags.1.key'],
    ],
    [
      'a tag with other characters',
      { name: 'x', orgId: 'ORG', tags: [{ key: 'k', value: 'test/test' }] },
      'VALIDATION_ERROR',
      undefined,
      ['tags.0.value'],
    ],
    ['two things', { name: 'a/b', orgId: 'ORG', tags: 1 }, 'VALIDATION_ERROR', undefined, ['name', 'tags']],
  ])('refuses %s and names it', async (_, body, code, parameters, fields) => {
    const sent = { ...body, ...('orgId' in body ? { orgId } : {}) };
    expectRefusal(await create(sent), { status: 400, code, fields, ...(parameters ? { parameters } : {}) });
  });

  it('refuses an organization ID that is none, and a body that is no JSON', async () => {
    expectRefusal(await create({ name: 'x', orgId: 'My Org' }), {
      status: 404,
      code: 'INVALID_ORG_ID',
      parameters: ['My Org'],
    });
    expectRefusal(await create('{'), { status: 400, code: 'MALFORMED_JSON' });
  });
});
