import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, eventsDuring, type TestKey } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { addPerson } from '#test/people.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { createAccount, curlWithToken, tokenOf } from '#test/service-accounts.js';
import { limits } from '../../../domain/limits.js';
import { ABOUT_ALL } from '../../../store/subjects.js';

const ACCEPT = 'application/vnd.atlas.2024-05-30+json';

let server: TestServer;
let call: Call;
let other: { orgId: string; groupId: string; owner: TestKey };
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  other = await addOrganization(server, 'destination');
});
afterAll(() => server.stop());

const into = (orgId: string, key?: { publicKey: string; privateKey: string }) => ({
  destinationOrgId: orgId,
  ...(key && { destinationOrgPublicApiKey: key.publicKey, destinationOrgPrivateApiKey: key.privateKey }),
});
const migrate = (id: string, body: unknown, options: Parameters<Call>[2] = {}) =>
  call('POST', `/groups/${id}:migrate`, { accept: ACCEPT, body, ...options });

/** A project of the first organization; the names are made up. */
let made = 0;
const newProject = () => addProject(server, `to be moved ${++made}`);
const organizationOf = async (id: string) => {
  const row = await server.services.store.reader
    .selectFrom('projects')
    .select('organization_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.organization_id;
};
/** A write that no operation makes. */
const arrange = (work: Parameters<TestServer['services']['store']['write']>[1]) =>
  server.services.store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('a test arranges the scene');
    await work(transaction);
  });

describe('migrateGroup', () => {
  it('moves the project, which the owner of the new organization has on the next request', async () => {
    const id = await newProject();
    expect((await call('GET', `/groups/${id}`)).status).toBe(200);
    expectRefusal(await call('GET', `/groups/${id}`, { key: other.owner }), {
      status: 404,
      code: 'GROUP_NOT_FOUND',
    });
    const moved = await migrate(id, into(other.orgId, other.owner));
    expect(moved.status, moved.text).toBe(200);
    expect(moved.headers['content-type']).toBe(`${ACCEPT};charset=utf-8`);
    expect(moved.json).toMatchObject({ id, orgId: other.orgId, clusterCount: 0 });
    const shown = await call('GET', `/groups/${id}`, { key: other.owner });
    expect(shown.json).toEqual(moved.json);
    expectRefusal(await call('GET', `/groups/${id}`), { status: 404, code: 'GROUP_NOT_FOUND' });
    const listed = async (key?: TestKey) =>
      (await call('GET', '/groups', { key })).json.results.map((project: { id: string }) => project.id);
    expect(await listed()).not.toContain(id);
    expect(await listed(other.owner)).toContain(id);
  });

  it('answers curl as the documentation shows it, in an envelope too', async () => {
    const id = await newProject();
    const moved = await server.curl(`/api/atlas/v2/groups/${id}:migrate?envelope=true`, {
      method: 'POST',
      accept: ACCEPT,
      body: into(other.orgId, other.owner),
    });
    expect(moved.json).toMatchObject({ content: { id, orgId: other.orgId }, status: 200 });
  });

  it('records the departure in the old organization and the arrival in the new one, without any secret', async () => {
    const id = await newProject();
    const events = await eventsDuring(server, () => migrate(id, into(other.orgId, other.owner)));
    const who = { actor: server.first.apiKey.publicKey, remoteAddress: '127.0.0.1' };
    expect(events).toEqual([
      {
        ...who,
        type: 'GROUP_MOVED_FROM_ORG',
        organizationId: server.first.orgId,
        projectId: null,
        details: { resourceId: id, resourceType: 'project' },
      },
      { ...who, type: 'GROUP_MOVED', organizationId: other.orgId, projectId: id, details: {} },
    ]);
    expect(JSON.stringify(events)).not.toContain(other.owner.privateKey);
    const shown = await call('GET', `/orgs/${server.first.orgId}/events?eventType=GROUP_MOVED_FROM_ORG`);
    expect(shown.json.results[0]).toMatchObject({ resourceId: id, resourceType: 'project' });
    const arrived = await call('GET', `/groups/${id}/events?eventType=GROUP_MOVED`, { key: other.owner });
    expect(arrived.json.results).toHaveLength(1);
  });

  it('keeps what the project holds', async () => {
    const id = await newProject();
    await call('PATCH', `/groups/${id}`, { body: { tags: [{ key: 'team', value: 'a' }] } });
    await call('PATCH', `/groups/${id}/limits/atlas.project.deployment.clusters`, { body: { value: 3 } });
    await call('POST', `/groups/${id}/accessList`, { body: [{ ipAddress: '192.0.2.1', comment: 'kept' }] });
    await migrate(id, into(other.orgId, other.owner));
    const key = other.owner;
    expect((await call('GET', `/groups/${id}`, { key })).json.tags).toEqual([{ key: 'team', value: 'a' }]);
    const limit = await call('GET', `/groups/${id}/limits/atlas.project.deployment.clusters`, { key });
    expect(limit.json.value).toBe(3);
    expect((await call('GET', `/groups/${id}/accessList`, { key })).json.totalCount).toBe(1);
  });

  it('takes the roles in it from the credentials and teams of the old organization', async () => {
    const id = await newProject();
    const key = await addKey(server, { projectRoles: [{ projectId: id, role: 'GROUP_OWNER' }] });
    const account = await createAccount(server, ['ORG_MEMBER']);
    await server.curl(`/api/atlas/v2/groups/${id}/serviceAccounts/${account.clientId}:invite`, {
      method: 'POST',
      body: { roles: ['GROUP_OWNER'] },
    });
    const token = await tokenOf(server, account);
    const { headers, ...member } = await addPerson(server.services, {
      organizations: { [server.first.orgId]: ['ORG_MEMBER'] },
      throughTeam: { organizationId: server.first.orgId, projects: { [id]: ['GROUP_OWNER'] } },
    });
    const path = `/api/atlas/v2/groups/${id}`;
    const statuses = async () => [
      (await call('GET', path, { key })).status,
      (await curlWithToken(server, token, path)).status,
      (await call('GET', path, { headers })).status,
    ];
    expect(await statuses()).toEqual([200, 200, 200]);

    const named: unknown[] = [];
    const stop = server.services.store.onChanges((changes) => named.push(...changes));
    const moved = await migrate(id, into(other.orgId, other.owner));
    stop();
    expect(moved.status, moved.text).toBe(200);
    expect(named).toEqual(
      expect.arrayContaining([
        { kind: 'project', subject: id },
        { kind: 'credential', subject: key.publicKey },
        { kind: 'credential', subject: account.clientId },
        { kind: 'user', subject: member.id },
      ]),
    );
    expect(await statuses()).toEqual([404, 404, 404]);
    const left = await call('GET', `/orgs/${server.first.orgId}/apiKeys/${key.id}`);
    expect(left.json.roles).toEqual([{ orgId: server.first.orgId, roleName: 'ORG_MEMBER' }]);
    // A team member gets no membership: the access was the team's.
    expectRefusal(await call('GET', `/orgs/${other.orgId}`, { headers }), {
      status: 404,
      code: 'ORG_NOT_FOUND',
    });
  });

  it('keeps the roles that people have of their own and makes them members', async () => {
    const id = await newProject();
    const { orgId } = server.first;
    const stranger = await addPerson(server.services, {
      organizations: { [orgId]: ['ORG_MEMBER'] },
      projects: { [id]: ['GROUP_READ_ONLY'] },
    });
    const member = await addPerson(server.services, {
      organizations: { [orgId]: ['ORG_MEMBER'], [other.orgId]: ['ORG_GROUP_CREATOR'] },
      projects: { [id]: ['GROUP_OWNER'] },
    });
    // Both are asked once, so that what they may do is in memory.
    for (const { headers } of [stranger, member])
      expect((await call('GET', `/groups/${id}`, { headers })).status).toBe(200);
    const events = await eventsDuring(server, () => migrate(id, into(other.orgId, other.owner)));
    expect(events.filter(({ type }) => type === 'JOINED_ORG')).toEqual([
      expect.objectContaining({
        organizationId: other.orgId,
        details: { targetUsername: stranger.username },
      }),
    ]);
    for (const { headers } of [stranger, member])
      expect((await call('GET', `/groups/${id}`, { headers })).status).toBe(200);
    expect((await call('GET', `/orgs/${other.orgId}`, { headers: stranger.headers })).status).toBe(200);
    expectRefusal(await call('PATCH', `/groups/${id}`, { headers: stranger.headers, body: { name: 'x' } }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
    const roles = await server.services.store.reader
      .selectFrom('user_organization_roles')
      .select('role')
      .where('user_id', '=', member.id)
      .where('organization_id', '=', other.orgId)
      .execute();
    expect(roles).toEqual([{ role: 'ORG_GROUP_CREATOR' }]);
  });

  it('drops invitations to the project, and those that members need no more', async () => {
    const id = await newProject();
    const { orgId } = server.first;
    const comes = await addPerson(server.services, {
      organizations: { [orgId]: ['ORG_MEMBER'] },
      projects: { [id]: ['GROUP_READ_ONLY'] },
    });
    const times = { created_at: Date.now(), expires_at: Date.now() + 3_600_000 };
    const invitation = (name: string, organizationId: string, username: string) => ({
      ...times,
      id: name.padEnd(24, '0'),
      pending_user_id: name.padEnd(24, '1'),
      organization_id: organizationId,
      username,
      inviter_username: 'abcdefgh',
      token_hash: name,
      rejected_at: null,
    });
    await arrange(async ({ database }) => {
      await database
        .insertInto('organization_invitations')
        .values([
          invitation('a', orgId, 'new@example.com'),
          invitation('b', other.orgId, comes.username),
          invitation('c', other.orgId, 'waiting@example.com'),
        ])
        .execute();
      await database
        .insertInto('project_invitations')
        .values({
          ...times,
          id: 'd'.repeat(24),
          invitation_id: 'a'.padEnd(24, '0'),
          project_id: id,
          inviter_username: 'abcdefgh',
        })
        .execute();
    });
    const events = await eventsDuring(server, () => migrate(id, into(other.orgId, other.owner)));
    expect(events.map(({ type }) => type).sort()).toEqual([
      'GROUP_MOVED',
      'GROUP_MOVED_FROM_ORG',
      'JOINED_ORG',
      'ORG_INVITATION_DELETED',
    ]);
    const { reader } = server.services.store;
    expect(await reader.selectFrom('project_invitations').selectAll().execute()).toEqual([]);
    const left = await reader.selectFrom('organization_invitations').select('id').orderBy('id').execute();
    expect(left.map((row) => row.id[0])).toEqual(['a', 'c']);
  });

  it('takes a person who owns both organizations at their word', async () => {
    const id = await newProject();
    const { headers } = await addPerson(server.services, {
      organizations: { [server.first.orgId]: ['ORG_OWNER'], [other.orgId]: ['ORG_OWNER'] },
    });
    const moved = await migrate(id, into(other.orgId), { headers });
    expect(moved.status, moved.text).toBe(200);
    expect((await migrate(id, into(server.first.orgId), { headers })).json.orgId).toBe(server.first.orgId);
  });

  it('takes a service account with a key of the destination', async () => {
    const id = await newProject();
    const token = await tokenOf(server, await createAccount(server, ['ORG_OWNER']));
    const moved = await curlWithToken(server, token, `/api/atlas/v2/groups/${id}:migrate`, {
      method: 'POST',
      accept: ACCEPT,
      body: into(other.orgId, other.owner),
    });
    expect(moved.status, moved.text).toBe(200);
  });
});

describe('migrateGroup refuses', () => {
  /** The refusal, and that nothing was changed. */
  async function refused(
    id: string,
    body: unknown,
    expected: Parameters<typeof expectRefusal>[1],
    options: Parameters<Call>[2] = {},
  ) {
    const before = await organizationOf(id);
    const events = await eventsDuring(server, async () => {
      const answer = await migrate(id, body, options);
      expectRefusal(answer, expected);
      // A client that took it for a challenge would ask for another key.
      expect(answer.headers['www-authenticate']).toBeUndefined();
    });
    expect(events).toEqual([]);
    expect(await organizationOf(id)).toBe(before);
  }

  it('every caller who does not own the project’s organization, before looking at the destination', async () => {
    const id = await newProject();
    for (const roles of [
      { organizationRoles: ['ORG_MEMBER'], projectRoles: [{ projectId: id, role: 'GROUP_OWNER' }] },
      { organizationRoles: ['ORG_READ_ONLY', 'ORG_GROUP_CREATOR'] },
    ]) {
      const key = await addKey(server, roles);
      for (const body of [into(other.orgId, other.owner), into('0'.repeat(24))])
        await refused(id, body, { status: 401, code: 'USER_UNAUTHORIZED' }, { key });
    }
    await refused(
      id,
      into(other.orgId, other.owner),
      { status: 404, code: 'GROUP_NOT_FOUND', parameters: [id] },
      { key: other.owner },
    );
  });

  it('wrong private keys, unknown keys, keys of other organizations and unknown organizations alike', async () => {
    const id = await newProject();
    const third = await addOrganization(server, 'third');
    const wrong = { ...other.owner, privateKey: third.owner.privateKey };
    const unknown = { publicKey: 'zzzzzzzz', privateKey: other.owner.privateKey };
    for (const [orgId, key] of [
      [other.orgId, wrong],
      [other.orgId, unknown],
      [other.orgId, { ...unknown, publicKey: 'ZZ ZZ/8\u0001' }],
      [other.orgId, third.owner],
      [other.orgId, server.first.apiKey],
      ['0'.repeat(24), other.owner],
    ] as const)
      await refused(id, into(orgId, key), {
        status: 401,
        code: 'USER_CANNOT_ACCESS_ORG',
        parameters: [orgId],
      });
  });

  it('keys of the destination that do not own it', async () => {
    const id = await newProject();
    const key = await addKey(server, {
      organizationId: other.orgId,
      organizationRoles: ['ORG_READ_ONLY', 'ORG_GROUP_CREATOR'],
      projectRoles: [{ projectId: other.groupId, role: 'GROUP_OWNER' }],
    });
    await refused(id, into(other.orgId, key), { status: 401, code: 'USER_UNAUTHORIZED' });
  });

  it('keys of the destination that may not be used from the address of the caller', async () => {
    const id = await newProject();
    const listed = await addOrganization(server, 'listed');
    const elsewhere = await addKey(server, {
      organizationId: listed.orgId,
      organizationRoles: ['ORG_OWNER'],
    });
    await call('POST', `/orgs/${listed.orgId}/apiKeys/${elsewhere.id}/accessList`, {
      key: listed.owner,
      body: [{ cidrBlock: '192.0.2.0/24' }],
    });
    await refused(id, into(listed.orgId, elsewhere), {
      status: 403,
      code: 'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      parameters: ['127.0.0.1'],
    });
    await arrange(({ database }) =>
      database
        .updateTable('organizations')
        .set({ api_access_list_required: 1 })
        .where('id', '=', listed.orgId)
        .execute(),
    );
    await refused(id, into(listed.orgId, listed.owner), { status: 403, code: 'ORG_REQUIRES_ACCESS_LIST' });
    // Nothing of that is said to who does not have the private key.
    await refused(id, into(listed.orgId, { ...elsewhere, privateKey: 'wrong' }), {
      status: 401,
      code: 'USER_CANNOT_ACCESS_ORG',
    });
  });

  it('people who do not own the destination, or lack the second factor it asks for', async () => {
    const id = await newProject();
    const { orgId } = server.first;
    const strict = await addOrganization(server, 'strict');
    await arrange(async (transaction) => {
      await transaction.database
        .updateTable('organizations')
        .set({ multi_factor_auth_required: 1 })
        .where('id', '=', strict.orgId)
        .execute();
    });
    const person = (organizations: Record<string, readonly string[]>, hasSecondFactor = false) =>
      addPerson(server.services, {
        organizations: { [orgId]: ['ORG_OWNER'], ...organizations },
        hasSecondFactor,
      });
    // The pair of a key does not help: a person acts with the roles that are theirs.
    const body = into(other.orgId, other.owner);
    await refused(
      id,
      body,
      { status: 404, code: 'ORG_NOT_FOUND', parameters: [other.orgId] },
      await person({}),
    );
    await refused(
      id,
      body,
      { status: 401, code: 'USER_UNAUTHORIZED' },
      await person({ [other.orgId]: ['ORG_READ_ONLY'] }),
    );
    await refused(
      id,
      into(strict.orgId),
      { status: 403, code: 'MULTI_FACTOR_AUTH_REQUIRED' },
      await person({ [strict.orgId]: ['ORG_OWNER'] }),
    );
    const moved = await migrate(
      id,
      into(strict.orgId),
      await person({ [strict.orgId]: ['ORG_OWNER'] }, true),
    );
    expect(moved.status, moved.text).toBe(200);
  });

  it('a name that is taken there', async () => {
    const id = await addProject(server, 'destination project');
    await refused(id, into(other.orgId, other.owner), {
      status: 409,
      code: 'GROUP_ALREADY_EXISTS',
      parameters: ['destination project'],
    });
  });

  it('the organization where the project already is', async () => {
    const id = await newProject();
    await refused(id, into(server.first.orgId, server.first.apiKey), {
      status: 400,
      code: 'INVALID_ATTRIBUTE',
      parameters: ['destinationOrgId'],
      fields: ['destinationOrgId'],
    });
  });

  it('an organization that is full of projects', async () => {
    const id = await newProject();
    const full = await addOrganization(server, 'full of projects');
    await arrange(async ({ database }) => {
      const template = await database
        .selectFrom('projects')
        .selectAll()
        .where('id', '=', full.groupId)
        .executeTakeFirstOrThrow();
      for (let count = 1; count < limits.projectsPerOrganization; count++)
        await database
          .insertInto('projects')
          .values({ ...template, id: `f0${String(count).padStart(22, '0')}`, name: `project ${count}` })
          .execute();
    });
    await refused(id, into(full.orgId, full.owner), {
      status: 400,
      code: 'MAX_GROUPS_PER_ORG_EXCEEDED',
      parameters: ['250', full.orgId],
    });
  });

  it('an organization that has no room for the people of the project', async () => {
    const id = await newProject();
    const crowded = await addOrganization(server, 'crowded');
    await arrange(async ({ database }) => {
      const ids = Array.from(
        { length: limits.usersPerOrganization },
        (_, index) => `c0${String(index).padStart(22, '0')}`,
      );
      await database
        .insertInto('users')
        .values(
          ids.map((user) => ({
            id: user,
            username: `${user}@example.com`,
            first_name: 'A',
            last_name: 'B',
            created_at: 1,
          })),
        )
        .execute();
      await database
        .insertInto('user_organization_roles')
        .values(ids.map((user_id) => ({ user_id, organization_id: crowded.orgId, role: 'ORG_MEMBER' })))
        .execute();
    });
    const empty = await migrate(await newProject(), into(crowded.orgId, crowded.owner));
    expect(empty.status, empty.text).toBe(200);
    await addPerson(server.services, {
      organizations: { [server.first.orgId]: ['ORG_MEMBER'] },
      projects: { [id]: ['GROUP_OWNER'] },
    });
    await refused(id, into(crowded.orgId, crowded.owner), {
      status: 400,
      code: 'MAX_USERS_PER_ORG_EXCEEDED',
      parameters: ['500', crowded.orgId],
    });
  });

  it.each([
    ['no destination', {}, 400, 'MISSING_ATTRIBUTE', 'destinationOrgId'],
    ['a destination that is no id', { destinationOrgId: 'x' }, 404, 'INVALID_ORG_ID', 'x'],
    [
      'no public key',
      { destinationOrgId: '0'.repeat(24), destinationOrgPrivateApiKey: 'x' },
      400,
      'MISSING_ATTRIBUTE',
      'destinationOrgPublicApiKey',
    ],
    [
      'no private key',
      { destinationOrgId: '0'.repeat(24), destinationOrgPublicApiKey: 'abcdefgh' },
      400,
      'MISSING_ATTRIBUTE',
      'destinationOrgPrivateApiKey',
    ],
    [
      'a private key that is a number',
      { destinationOrgId: '0'.repeat(24), destinationOrgPrivateApiKey: 1 },
      400,
      'INVALID_JSON_ATTRIBUTE',
      'destinationOrgPrivateApiKey',
    ],
  ])('%s', async (_, body, status, code, parameter) => {
    await refused(server.first.groupId, body, { status, code, parameters: [parameter] });
  });
});
