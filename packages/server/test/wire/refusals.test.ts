import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Private } from '@sallyport/client';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecentRefusal } from '../../src/store/recent-refusals.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { addKey, addOrganization, addProject, allowAddresses, type TestKey } from '../support/accounts.js';
import { until } from '../support/built-server.js';
import { type Call, createCall } from '../support/call.js';
import { addPerson } from '../support/people.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { basicOf, createAccount } from '../support/service-accounts.js';

type Refusal = Private.RefusalView;

const WRONG = '00000000-0000-4000-8000-000000000000';
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

describe.each(['sqlite', 'postgres'] as const)('what was refused, on %s', (engine) => {
  let postgres: PostgresServer | undefined;
  let server: TestServer;
  let call: Call;
  let logged = '';
  let orgId: string;
  let groupId: string;

  beforeAll(async () => {
    if (engine === 'postgres') postgres = await startPostgres();
    const log = pino(
      { level: 'debug', base: null },
      {
        write(line: string) {
          logged += line;
        },
      },
    );
    const databaseUrl = await postgres?.createDatabase();
    server = await startTestServer(
      {
        usageFlushSeconds: '1',
        logLevel: 'debug',
        ...(databaseUrl === undefined ? {} : { databaseUrl, masterKey: 'cd'.repeat(32) }),
      },
      { log },
    );
    call = createCall(server);
    ({ orgId, groupId } = server.first);
  });
  afterAll(async () => {
    await server.stop();
    await postgres?.stop();
  });

  const askOf =
    (of: string) =>
    async (query: string): Promise<Refusal[]> =>
      (await call('GET', `/api/private/orgs/${of}/refusals?${query}`)).json.results;
  const ask = (query: string) => askOf(orgId)(query);

  /** The refusals of a credential, once there are any. */
  const refusalsOf = ({ id }: Pick<TestKey, 'id'>) =>
    until('the refusal is written', async () => {
      const found = await ask(`credentialId=${id}`);
      return found.length > 0 ? found : undefined;
    });

  it('tells of an address that is on no list, with what helps', async () => {
    const key = await addKey(server, {});
    await allowAddresses(server, key.id, ['192.0.2.0/24']);
    const path = `/orgs/${orgId}/apiKeys`;
    expect((await call('GET', path, { key, from: '127.0.0.9' })).status).toBe(403);
    expect((await call('GET', path, { key, from: '127.0.0.9' })).status).toBe(403);
    // A minute can end between the two.
    const [found] = await until('both are written', async () => {
      const all = await refusalsOf(key);
      return all.reduce((sum, { count }) => sum + count, 0) === 2 ? all : undefined;
    });
    expect(found).toEqual({
      address: '127.0.0.9',
      api: null,
      canAddAddress: true,
      code: 'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      count: expect.any(Number),
      credentialId: key.id,
      credentialKind: 'API_KEY',
      credentialName: key.publicKey,
      credentialNotes: null,
      detail: '127.0.0.9 is on none of the entries of the access list.',
      groupId: null,
      groupName: null,
      lastRefusedAt: expect.stringMatching(/Z$/),
      method: 'GET',
      operation: 'listOrgApiKeys',
      path: `/api/atlas/v2/orgs/${orgId}/apiKeys`,
      permission: null,
      roleThatPermits: null,
      secretVerified: true,
      step: 'address',
    });
  });

  it('tells of an empty list where the organization requires one', async () => {
    const strict = await addOrganization(server, `strict ${engine}`);
    await server.services.store.write(ABOUT_ALL, async ({ database, changed, withoutEvent }) => {
      withoutEvent('test');
      const organizations = database.updateTable('organizations').set({ api_access_list_required: 1 });
      await organizations.where('id', '=', strict.orgId).execute();
      changed({ kind: 'organization', subject: strict.orgId });
    });
    expect((await call('GET', '/orgs', { key: strict.owner })).status).toBe(403);
    const { reader } = server.services.store;
    const row = await until('the refusal is written', () =>
      reader
        .selectFrom('recent_refusals')
        .selectAll()
        .where('organization_id', '=', strict.orgId)
        .executeTakeFirst(),
    );
    expect(row).toMatchObject({ step: 'requirement', code: 'ORG_REQUIRES_ACCESS_LIST', is_proved: 1 });
  });

  it('tells of a permission, and of the narrowest role that has it', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const body = { desc: 'x', roles: ['ORG_MEMBER'] };
    expect((await call('POST', `/orgs/${orgId}/apiKeys`, { key, body })).status).toBe(401);
    expect(await refusalsOf(key)).toMatchObject([
      {
        code: 'USER_UNAUTHORIZED',
        step: 'permission',
        permission: 'organization.apiKeys.write',
        roleThatPermits: 'ORG_OWNER',
        canAddAddress: false,
        detail: 'organization.apiKeys.write is needed; the credential holds ORG_MEMBER.',
      },
    ]);
  });

  it('tells of what is asked beyond the permission', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const path = `/api/private/orgs/${orgId}/credentials?kind=SERVICE_ACCOUNT`;
    expect((await call('GET', path, { key })).status).toBe(401);
    expect(await refusalsOf(key)).toMatchObject([
      {
        step: 'reach',
        permission: 'organization.serviceAccounts.read',
        roleThatPermits: 'ORG_READ_ONLY',
        operation: 'listOrgCredentials',
      },
    ]);
  });

  it('tells of a project without a role, in the project too, and of organizations of others', async () => {
    const hidden = await addProject(server, `hidden ${engine}`);
    const key = await addKey(server, {});
    expect((await call('GET', `/groups/${hidden}/apiKeys`, { key })).status).toBe(401);
    const other = await addOrganization(server, `other ${engine}`);
    expect((await call('GET', `/orgs/${other.orgId}`, { key })).status).toBe(404);
    const found = await until('both refusals are written', async () => {
      const both = await refusalsOf(key);
      return both.length === 2 ? both : undefined;
    });
    expect(found.map(({ code }) => code).sort()).toEqual(['ORG_NOT_FOUND', 'USER_CANNOT_ACCESS_GROUP']);
    expect(found.map(({ step }) => step)).toEqual(['scope', 'scope']);
    const inProject = await call('GET', `/api/private/groups/${hidden}/refusals`);
    expect(inProject.json.results).toMatchObject([
      {
        code: 'USER_CANNOT_ACCESS_GROUP',
        credentialName: key.publicKey,
        credentialNotes: null,
        groupId: hidden,
        roleThatPermits: 'GROUP_READ_ONLY',
        path: `/api/atlas/v2/groups/${hidden}/apiKeys`,
      },
    ]);
    // The other organization learns nothing of who looked for it.
    expect(
      (await call('GET', `/api/private/orgs/${other.orgId}/refusals`, { key: other.owner })).json.results,
    ).toEqual([]);
  });

  it('tells of a path that nothing serves, and of a version, without what was sent', async () => {
    const key = await addKey(server, {});
    const sent = `not-served-${engine}-private-thing`;
    expect((await call('GET', `/${sent}`, { key })).status).toBe(404);
    const accept = 'application/vnd.atlas.2019-01-01+json';
    expect((await call('GET', '/orgs', { key, accept })).status).toBe(406);
    const found = await until('both refusals are written', async () => {
      const both = await refusalsOf(key);
      return both.length === 2 ? both : undefined;
    });
    const told = found.map(({ step, code, operation }) => [step, code, operation]).sort();
    expect(told).toEqual([
      ['operation', 'RESOURCE_NOT_FOUND', null],
      ['version', 'INVALID_VERSION_DATE', 'listOrgs'],
    ]);
    expect(JSON.stringify(found)).not.toMatch(/private-thing|2019-01-01/);
  });

  it('tells of a key that has ended', async () => {
    const key = await addKey(server, {});
    await server.services.store.write(ABOUT_ALL, async ({ database, changed, withoutEvent }) => {
      withoutEvent('test');
      await database.updateTable('api_keys').set({ expires_at: 1 }).where('id', '=', key.id).execute();
      changed({ kind: 'credential', subject: key.publicKey, of: orgId });
    });
    expect((await call('GET', '/orgs', { key })).status).toBe(401);
    expect(await refusalsOf(key)).toMatchObject([{ step: 'expiry', code: 'API_KEY_EXPIRED' }]);
  });

  it('tells of a person without a second factor by its name', async () => {
    const strict = await addOrganization(server, `second factor ${engine}`);
    await server.services.store.write(ABOUT_ALL, async ({ database, changed, withoutEvent }) => {
      withoutEvent('test');
      const organizations = database.updateTable('organizations').set({ multi_factor_auth_required: 1 });
      await organizations.where('id', '=', strict.orgId).execute();
      changed({ kind: 'organization', subject: strict.orgId });
    });
    const person = await addPerson(server.services, { organizations: { [strict.orgId]: ['ORG_OWNER'] } });
    const { headers } = person;
    expect((await call('GET', `/orgs/${strict.orgId}`, { key: 'none', headers })).status).toBe(403);
    const path = `/api/private/orgs/${strict.orgId}/refusals`;
    const found = await until('the refusal is written', async () => {
      const { results } = (await call('GET', path, { key: strict.owner })).json;
      return results.length > 0 ? results : undefined;
    });
    expect(found).toMatchObject([
      {
        step: 'secondFactor',
        code: 'MULTI_FACTOR_AUTH_REQUIRED',
        credentialKind: 'USER',
        credentialId: person.id,
        credentialName: person.username,
        credentialNotes: null,
        canAddAddress: false,
      },
    ]);
  });

  it('counts a wrong secret under the key that it names, whatever was asked for', async () => {
    const key = await addKey(server, {});
    await allowAddresses(server, key.id, ['192.0.2.0/24']);
    for (const path of ['/orgs', '/groups', `/orgs/${orgId}/apiKeys`])
      expect((await call('GET', path, { key: { ...key, privateKey: WRONG } })).status).toBe(401);
    // A minute can end among the three.
    const found = await until('three refusals are written', async () => {
      const all = await refusalsOf(key);
      return all.reduce((sum, { count }) => sum + count, 0) === 3 ? all : undefined;
    });
    for (const refusal of found)
      expect(refusal).toMatchObject({
        code: 'WRONG_SECRET',
        secretVerified: false,
        canAddAddress: false,
        credentialName: key.publicKey,
        credentialNotes: null,
        operation: null,
        step: 'credential',
      });
    const { reader } = server.services.store;
    const counts = await reader
      .selectFrom('use_counts')
      .selectAll()
      .where('credential_id', '=', key.id)
      .execute();
    expect(counts.reduce((sum, { refused }) => sum + refused, 0)).toBe(3);
    for (const row of counts) expect(row).toMatchObject({ operation: '', code: 'WRONG_SECRET', allowed: 0 });
  });

  it('counts a wrong client secret under the service account, as its client ID', async () => {
    const { clientId } = await createAccount(server);
    const answer = await fetch(`${server.url}/api/oauth/token`, {
      method: 'POST',
      headers: { ...form, Authorization: basicOf({ clientId, secret: 'mdb_sa_sk_wrong' }) },
      body: 'grant_type=client_credentials',
    });
    expect(answer.status).toBe(401);
    const found = await until('the refusal is written', async () => {
      const some = await ask(`credentialId=${clientId}`);
      return some.length > 0 ? some : undefined;
    });
    expect(found).toMatchObject([
      { code: 'WRONG_SECRET', credentialId: clientId, credentialKind: 'SERVICE_ACCOUNT', step: 'client' },
    ]);
  });

  it('keeps a name that does not exist nowhere', async () => {
    const names = ['qzqzqzqz', 'notakeyofanybody', `mdb_sa_id_${'0'.repeat(23)}7`, 'eyJ.secret.token'];
    const { reader } = server.services.store;
    const unknown = () =>
      reader
        .selectFrom('use_counts')
        .select(['code', 'refused'])
        .where('organization_id', '=', '')
        .where('code', 'in', ['CREDENTIALS_UNKNOWN', 'TOKEN_INVALID'])
        .execute();
    for (const publicKey of names.slice(0, 2))
      expect((await call('GET', '/orgs', { key: { publicKey, privateKey: WRONG } })).status).toBe(401);
    await fetch(`${server.url}/api/oauth/token`, {
      method: 'POST',
      headers: { ...form, Authorization: basicOf({ clientId: names[2] ?? '', secret: 'mdb_sa_sk_wrong' }) },
      body: 'grant_type=client_credentials',
    });
    await fetch(`${server.url}/api/atlas/v2/orgs`, { headers: { Authorization: `Bearer ${names[3]}` } });
    await until('they are counted', async () => {
      const total = (await unknown()).reduce((sum, { refused }) => sum + refused, 0);
      return total >= 4 ? total : undefined;
    });
    for (const table of ['use_counts', 'recent_refusals'] as const) {
      const rows = JSON.stringify(await reader.selectFrom(table).selectAll().execute());
      for (const name of names) expect(rows).not.toContain(name);
    }
    for (const name of names) expect(logged).not.toContain(name);
    if (engine === 'sqlite')
      for (const file of readdirSync(server.dataDir)) {
        const bytes = readFileSync(join(server.dataDir, file));
        for (const name of names) expect([file, name, bytes.includes(name)]).toEqual([file, name, false]);
      }
  });

  it('counts what is answered with a code as allowed, and lists it not', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    const body = { desc: 'x', roles: ['NO_SUCH_ROLE'] };
    const { json, status } = await call('POST', `/orgs/${orgId}/apiKeys`, { key, body });
    expect(status).toBe(400);
    expect((await call('GET', '/orgs', { key })).status).toBe(200);
    const inProject = () => call('GET', `/api/private/groups/${groupId}/use?credentialId=${key.id}`);
    expect(((await inProject()).json as Private.UseView).days).toHaveLength(30);
    const counted = await until('both calls are counted', async () => {
      const answer = await call('GET', `/api/private/orgs/${orgId}/use?credentialId=${key.publicKey}`);
      const { days } = answer.json as Private.UseView;
      return days.reduce((sum, { allowed }) => sum + allowed, 0) === 2 ? days : undefined;
    });
    expect(counted.flatMap(({ codes }) => codes)).toEqual([{ code: json.errorCode, allowed: 1, refused: 0 }]);
    expect(counted.every(({ refused }) => refused === 0)).toBe(true);
    expect(await ask(`credentialId=${key.id}`)).toEqual([]);
  });

  it('shows the last refusal of each of some credentials, and in a project of its own alone', async () => {
    const here = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }] });
    const elsewhere = await addKey(server, {});
    const never = await addKey(server, {});
    for (const key of [here, elsewhere]) {
      await call('POST', `/orgs/${orgId}/apiKeys`, { key, body: { desc: 'x', roles: ['ORG_MEMBER'] } });
      await allowAddresses(server, key.id, ['192.0.2.0/24']);
      await call('GET', '/orgs', { key });
      await refusalsOf(key);
    }
    const query = [here, elsewhere, never].map(({ id }) => `credentialId=${id}`).join('&');
    const found = await until('both are written', async () => {
      const { results } = (await call('GET', `/api/private/orgs/${orgId}/lastRefusals?${query}`)).json;
      const all = results as Refusal[];
      return all.length === 2 && all.every(({ canAddAddress }) => canAddAddress) ? all : undefined;
    });
    expect(found.map(({ credentialId }) => credentialId).sort()).toEqual([here.id, elsewhere.id].sort());
    const inProject = await call('GET', `/api/private/groups/${groupId}/lastRefusals?${query}`);
    expect(inProject.json.results).toMatchObject([{ credentialId: here.id }]);
    expect(inProject.json.results).toHaveLength(1);
    const owned = await call('GET', `/api/private/groups/${groupId}/refusals?credentialId=${here.id}`);
    expect(owned.json.results.length).toBeGreaterThan(0);
    const notOwned = await call(
      'GET',
      `/api/private/groups/${groupId}/refusals?credentialId=${elsewhere.id}`,
    );
    expect(notOwned.json.results).toEqual([]);
  });

  it('shows what is known of an address', async () => {
    const key = await addKey(server, {});
    const history = async (address: string) =>
      (
        await call(
          'GET',
          `/api/private/orgs/${orgId}/credentials/${key.id}/addressHistory?address=${encodeURIComponent(address)}`,
        )
      ).json;
    expect((await call('GET', '/orgs', { key, from: '127.0.0.31' })).status).toBe(200);
    await allowAddresses(server, key.id, ['192.0.2.0/24']);
    for (const secret of [key.privateKey, WRONG])
      await call('GET', '/orgs', { key: { ...key, privateKey: secret }, from: '127.0.0.31' });
    const found = await until('all is written', async () => {
      const told = await history('127.0.0.31');
      return told.refused && told.wrongSecrets && told.lastUsedFrom ? told : undefined;
    });
    expect(found).toEqual({
      address: '127.0.0.31',
      entry: null,
      lastUsedFrom: expect.stringMatching(/Z$/),
      otherCredentials: 0,
      refused: { count: 1, firstRefusedAt: expect.any(String), lastRefusedAt: expect.any(String) },
      wrongSecrets: { count: 1, firstRefusedAt: expect.any(String), lastRefusedAt: expect.any(String) },
    });
    expect(await history('192.0.2.44')).toMatchObject({
      entry: '192.0.2.0/24',
      refused: null,
      lastUsedFrom: null,
    });
    const readOnly = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const ofKey = `/api/private/orgs/${orgId}/credentials/${key.id}/addressHistory`;
    const withoutList = await call('GET', `${ofKey}?address=192.0.2.44`, { key: readOnly });
    expect(withoutList.json).toMatchObject({ address: '192.0.2.44', entry: null });
    const path = `/api/private/groups/${groupId}/credentials/${key.id}/addressHistory`;
    expect((await call('GET', `${path}?address=192.0.2.44`)).json.errorCode).toBe('API_KEY_NOT_FOUND');
    expect(await history('nowhere')).toMatchObject({ errorCode: 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION' });
  });

  const storedRefusal = (over: Partial<RecentRefusal>): RecentRefusal => ({
    organizationId: orgId,
    minute: Date.now() - (Date.now() % 60_000),
    projectId: '',
    credentialId: '',
    api: '',
    operation: 'listOrgs',
    code: 'USER_UNAUTHORIZED',
    address: '198.51.100.40',
    step: 'permission',
    isProved: true,
    permission: '',
    detail: 'why',
    lastAt: Date.now(),
    count: 1,
    ...over,
  });

  it('tells in a project of what concerns it alone where it is asked about an address', async () => {
    const role = (projectId: string) => ({ projectRoles: [{ projectId, role: 'GROUP_READ_ONLY' }] });
    const other = await addProject(server, `another ${engine}`);
    const key = await addKey(server, {
      projectRoles: [...role(groupId).projectRoles, ...role(other).projectRoles],
    });
    const neighbour = await addKey(server, role(groupId));
    const outsider = await addKey(server, role(other));
    await server.services.store.flushUse({
      counts: [],
      refusals: [
        storedRefusal({ credentialId: key.id }),
        storedRefusal({ credentialId: key.id, projectId: groupId, count: 2 }),
        storedRefusal({ credentialId: key.id, projectId: other, count: 4 }),
        storedRefusal({ credentialId: neighbour.id }),
        storedRefusal({ credentialId: outsider.id }),
      ],
    });
    const told = async (scope: string) =>
      (await call('GET', `/api/private/${scope}/credentials/${key.id}/addressHistory?address=198.51.100.40`))
        .json;
    expect(await told(`orgs/${orgId}`)).toMatchObject({ otherCredentials: 2, refused: { count: 7 } });
    expect(await told(`groups/${groupId}`)).toMatchObject({ otherCredentials: 1, refused: { count: 3 } });
  });

  it('tells the people of a project nothing of the organization that it came from', async () => {
    const now = await addOrganization(server, `taker ${engine}`);
    await server.services.store.flushUse({
      counts: [],
      refusals: [
        storedRefusal({ projectId: now.groupId, operation: 'before' }),
        storedRefusal({ projectId: now.groupId, operation: 'since', organizationId: now.orgId }),
      ],
    });
    const path = `/api/private/groups/${now.groupId}/refusals`;
    const { results } = (await call('GET', path, { key: now.owner })).json;
    expect(results.map(({ operation }: Refusal) => operation)).toEqual(['since']);
  });

  it('is shown to who may read every credential, and to nobody else', async () => {
    const paths = [
      `/api/private/orgs/${orgId}/refusals`,
      `/api/private/orgs/${orgId}/use`,
      `/api/private/orgs/${orgId}/lastRefusals?credentialId=${'a'.repeat(24)}`,
    ];
    const member = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const reader = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const stranger = (await addOrganization(server, `stranger ${engine}`)).owner;
    for (const path of paths) {
      expect((await call('GET', path, { key: member })).status).toBe(401);
      expect((await call('GET', path, { key: stranger })).status).toBe(404);
      expect((await call('GET', path, { key: reader })).status).toBe(200);
    }
  });

  it('refuses a filter that cannot be', async () => {
    const refused = async (query: string) =>
      (await call('GET', `/api/private/orgs/${orgId}/refusals?${query}`)).json.errorCode;
    expect(await refused('since=2026-02-30')).toBe('INVALID_DATE_FORMAT');
    expect(await refused('since=2026-02-03&until=2026-02-01')).toBe('INVALID_DATE_RANGE');
    expect(await refused('address=300.1.1.1')).toBe('INVALID_IP_ADDRESS_OR_CIDR_NOTATION');
  });
});

it('tells of limits that are used up', async () => {
  const server = await startTestServer({ usageFlushSeconds: '1', rateLimitScale: '0.02' });
  try {
    const call = createCall(server);
    const key = await addKey(server, {});
    let status = 0;
    for (let at = 0; at < 400 && status !== 429; at++) ({ status } = await call('GET', '/orgs', { key }));
    expect(status).toBe(429);
    const { reader } = server.services.store;
    const row = await until('the refusal is written', () =>
      reader
        .selectFrom('recent_refusals')
        .selectAll()
        .where('credential_id', '=', key.id)
        .where('step', '=', 'rateLimit')
        .executeTakeFirst(),
    );
    expect(row).toMatchObject({ code: 'RATE_LIMITED_TOKEN_BUCKET', operation: 'listOrgs' });
  } finally {
    await server.stop();
  }
});

it('shows what was refused to a key behind a flood of strangers, and keeps none of their names', async () => {
  const server = await startTestServer({ usageFlushSeconds: '1', trustedProxies: '127.0.0.1' });
  try {
    const call = createCall(server);
    const keys = await Promise.all(Array.from({ length: 20 }, () => addKey(server, {})));
    const [own] = keys;
    const from = (at: number) => ({ 'X-Forwarded-For': `2001:db8::${at.toString(16)}` });
    for (let at = 0; at < 150; at++) {
      const publicKey = keys[at % keys.length]?.publicKey ?? '';
      await call('GET', '/orgs', { key: { publicKey, privateKey: WRONG }, headers: from(2 * at) });
      const nobody = { publicKey: `stranger${at}`, privateKey: WRONG };
      await call('GET', '/orgs', { key: nobody, headers: from(2 * at + 1) });
    }
    await call('POST', `/orgs/${server.first.orgId}/apiKeys`, { key: own, body: {} });
    const { reader } = server.services.store;
    const found = await until('the refusal is written', async () => {
      const path = `/api/private/orgs/${server.first.orgId}/refusals?credentialId=${own?.id}&code=USER_UNAUTHORIZED`;
      const { results } = (await call('GET', path)).json;
      return results.length > 0 ? (results as Refusal[]) : undefined;
    });
    expect(found).toMatchObject([{ count: 1, step: 'permission' }]);
    const rows = await reader.selectFrom('recent_refusals').selectAll().execute();
    const minutes = new Set(rows.map(({ minute }) => minute)).size;
    const of = (organizationId: string) =>
      rows.filter((row) => row.organization_id === organizationId).length;
    expect(of('')).toBeLessThanOrEqual(minutes * 100);
    expect(of(server.first.orgId)).toBeLessThanOrEqual(minutes * 100 + 1);
    const counts = await reader.selectFrom('use_counts').selectAll().execute();
    expect(
      counts.filter(({ code }) => code === 'WRONG_SECRET').reduce((sum, row) => sum + row.refused, 0),
    ).toBe(150);
    expect(JSON.stringify([rows, counts])).not.toContain('stranger');
  } finally {
    await server.stop();
  }
});
