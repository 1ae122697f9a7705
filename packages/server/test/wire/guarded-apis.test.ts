import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGuardedApi } from '../../src/store/queries/guarded-apis.js';
import { addKey, addOrganization } from '../support/accounts.js';
import { type Call, type CallOptions, createCall } from '../support/call.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { expectRefusal } from '../support/refusals.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { shopDefinition } from '../support/shop.js';
import { trailOf } from '../support/trail.js';

const MASTER_KEY = '5a'.repeat(32);

describe.each(['sqlite', 'postgres'])('guarded APIs on %s', (engine) => {
  let postgres: PostgresServer | undefined;
  let server: TestServer;
  let call: Call;
  let orgId: string;
  beforeAll(async () => {
    if (engine === 'postgres') postgres = await startPostgres();
    const databaseUrl = await postgres?.createDatabase();
    server = await startTestServer(databaseUrl === undefined ? {} : { databaseUrl, masterKey: MASTER_KEY });
    orgId = server.first.orgId;
    const asOwner = createCall(server, '/api/private');
    call = (method, path, options = {}) => asOwner(method, path, { accept: 'application/json', ...options });
  });
  afterAll(async () => {
    await server.stop();
    await postgres?.stop();
  });

  const apis = (path = '') => `/orgs/${orgId}/guardedApis${path}`;
  const apply = (definition: string, options: { retire?: boolean } & CallOptions = {}) => {
    const { retire, ...rest } = options;
    return call('POST', apis(), {
      body: { definition, ...(retire !== undefined && { retire }) },
      ...rest,
    });
  };
  /** A definition of an API of another name, whose roles have it in theirs. */
  const named = (name: string, change: (document: ReturnType<typeof JSON.parse>) => void = () => {}) =>
    shopDefinition((document) => {
      document.api = name;
      document.roles = Object.fromEntries(
        Object.entries(document.roles).map(([role, value]) => [
          role.replace('SHOP', name.toUpperCase().replaceAll('-', '_')),
          value,
        ]),
      );
      change(document);
    });

  it('are made by the first version, and get another one with each change', async () => {
    const first = await apply(named('first'));
    expect(first.status, first.text).toBe(200);
    expect(first.json).toMatchObject({
      api: { name: 'first', title: 'Shop API', activeVersion: 1, mode: 'enforce', openTo: 'organization' },
      isNewVersion: true,
    });
    const same = await apply(named('first', (document) => (document.gates = {})));
    expect(same.json).toMatchObject({ api: { activeVersion: 1 }, isNewVersion: false });
    const second = await apply(
      named('first', (document) => {
        document.title = 'The shop';
        delete document.mode;
      }),
    );
    expect(second.json).toMatchObject({
      api: { title: 'The shop', activeVersion: 2, mode: 'enforce' },
      isNewVersion: true,
    });
    const versions = await call('GET', `/orgs/${orgId}/guardedApis/first/versions`);
    expect(versions.json.results).toEqual([
      expect.objectContaining({ version: 2, isActive: true, createdBy: server.first.apiKey.publicKey }),
      expect.objectContaining({ version: 1, isActive: false }),
    ]);
    const kept = await call('GET', `/orgs/${orgId}/guardedApis/first/versions/${1}`);
    expect(JSON.parse(kept.json.definition)).toMatchObject({ api: 'first', title: 'Shop API' });
    const active = await call('GET', apis('/first'));
    expect(JSON.parse(active.json.definition)).toMatchObject({ title: 'The shop' });
  });

  it('leave who, which version and what is different in the audit trail', async () => {
    await apply(named('told'));
    await apply(named('told', (document) => delete document.routes['GET /openapi.json']));
    await call('PUT', `/orgs/${orgId}/guardedApis/told/activeVersion`, { body: { version: 1 } });
    await call('PUT', `/orgs/${orgId}/guardedApis/told/mode`, { body: { mode: 'report' } });
    await call('DELETE', apis('/told'));
    const events = (await trailOf(server, orgId)).filter(({ details }) => details?.apiName === 'told');
    expect(events.map(({ type, details }) => ({ type, ...details }))).toEqual([
      {
        type: 'GUARDED_API_CREATED',
        apiName: 'told',
        version: '1',
        summary: 'routes: 6 added; permissions: 4 added; roles: 7 added',
      },
      { type: 'GUARDED_API_VERSION_APPLIED', apiName: 'told', version: '2', summary: 'routes: 1 removed' },
      { type: 'GUARDED_API_VERSION_ACTIVATED', apiName: 'told', version: '1', summary: 'routes: 1 added' },
      { type: 'GUARDED_API_MODE_CHANGED', apiName: 'told', mode: 'report' },
      { type: 'GUARDED_API_DELETED', apiName: 'told' },
    ]);
  });

  it('go back to an earlier version, which is as it was', async () => {
    await apply(named('rolled'));
    await apply(named('rolled', (document) => (document.cors = 'decide')));
    const back = await call('PUT', apis('/rolled/activeVersion'), { body: { version: 1 } });
    expect(back.json).toMatchObject({ name: 'rolled', activeVersion: 1 });
    expect(await readGuardedApi(server.services.store.reader, 'rolled')).toMatchObject({
      organizationId: orgId,
      mode: 'enforce',
      version: 1,
      definition: { api: 'rolled', cors: 'pass' },
    });
    expect(await readGuardedApi(server.services.store.reader, 'nobody')).toBeNull();
    expect(JSON.parse((await call('GET', apis('/rolled'))).json.definition)).toMatchObject({ cors: 'pass' });
    expect((await apply(named('rolled'))).json).toMatchObject({ isNewVersion: false });
    const none = await call('PUT', apis('/rolled/activeVersion'), { body: { version: 9 } });
    expectRefusal(none, { status: 404, code: 'GUARDED_API_VERSION_NOT_FOUND', parameters: ['rolled', 9] });
    expectRefusal(await call('GET', apis('/rolled/versions/x')), {
      status: 404,
      code: 'GUARDED_API_VERSION_NOT_FOUND',
    });
  });

  it('begin in report, unless the definition says otherwise', async () => {
    const made = await apply(named('quiet', (document) => delete document.mode));
    expect(made.json.api.mode).toBe('report');
  });

  it('tell what a definition would change, and change nothing', async () => {
    await apply(named('looked'));
    const changed = named('looked', (document) => {
      delete document.routes['GET /openapi.json'];
      document.routes['GET /projects/{projectId}/orders'] = 'orders.write';
      document.routes['PUT /projects/{projectId}/orders/{orderId}'] = 'orders.write';
      document.roles.ORG_LOOKED_AUDITOR.permissions = ['reports.read'];
      document.limits = {};
    });
    const preview = await call('POST', apis('/preview'), { body: { definition: changed } });
    expect(preview.json).toEqual({
      isNewApi: false,
      isNewVersion: true,
      lastWeek: { callers: 0, refused: [], refusedCallers: 0 },
      permissions: { added: [], removed: [] },
      roles: [{ gains: [], isGone: false, isNew: false, loses: ['orders.read'], role: 'ORG_LOOKED_AUDITOR' }],
      routes: {
        added: ['PUT /projects/{projectId}/orders/{orderId}'],
        changed: [
          { route: 'GET /projects/{projectId}/orders', before: 'orders.read', after: 'orders.write' },
        ],
        removed: ['GET /openapi.json'],
      },
      settings: ['limits'],
    });
    expect((await call('GET', apis('/looked'))).json.activeVersion).toBe(1);
    const fresh = await call('POST', apis('/preview'), { body: { definition: named('fresh') } });
    expect(fresh.json).toMatchObject({ isNewApi: true, routes: { added: { length: 6 } } });
    expectRefusal(await call('GET', apis('/fresh')), { status: 404, code: 'GUARDED_API_NOT_FOUND' });
  });

  it('are refused with every fault and its place, and nothing is applied', async () => {
    const answer = await apply(
      named('broken', (document) => {
        document.cors = 'never';
        document.routes['GET /projects/{projectId}/x'] = 'none.such';
      }),
    );
    expectRefusal(answer, { status: 400, code: 'GUARD_DEFINITION_INVALID' });
    expect(answer.json.badRequestDetail.fields).toEqual([
      {
        field: expect.stringMatching(/^definition:\d+:\d+$/),
        description: expect.stringContaining('none.such'),
      },
      { field: expect.stringMatching(/^definition:\d+:7$/), description: expect.stringMatching(/^cors: /) },
    ]);
    expectRefusal(await call('GET', apis('/broken')), { status: 404, code: 'GUARDED_API_NOT_FOUND' });
  });

  it.each([
    ['no text', ''],
    ['broken YAML', 'api: "'],
    ['levels that no stack holds', '['.repeat(60_000)],
    ['YAML that takes long to read', `${shopDefinition()}\n# ${'x'.repeat(70_000)}`],
    ['nothing but a map', '{}'],
  ])('are refused for a definition that is none: %s', async (_what, definition) => {
    expectRefusal(await apply(definition), { status: 400, code: 'GUARD_DEFINITION_INVALID' });
  });

  it('take 10,000 routes as JSON, and say what is too long', async () => {
    const routes = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`GET /a/{b}/c${index}`, 'orders.read']),
      );
    const definition = (count: number) =>
      JSON.stringify({
        ...JSON.parse(JSON.stringify({ api: 'large', organization: 'My Organization', scope: 'credential' })),
        permissions: { 'orders.read': {} },
        routes: routes(count),
      });
    expect((await apply(definition(10_000))).json).toMatchObject({ api: { name: 'large' } });
    const tooMany = await apply(definition(10_001));
    expectRefusal(tooMany, { status: 400, code: 'GUARD_DEFINITION_INVALID' });
    expect(tooMany.json.detail).toContain('must not have more than 10000 routes, and has 10001');
    expectRefusal(await apply(' '.repeat(1_000_001)), { status: 400, code: 'VALIDATION_ERROR' });
  });

  it('belong to one organization, which the definition names', async () => {
    const other = await addOrganization(server, 'Elsewhere');
    expectRefusal(await apply(named('misled', (document) => (document.organization = 'Elsewhere'))), {
      status: 400,
      code: 'GUARD_ORGANIZATION_DIFFERS',
      parameters: ['Elsewhere', 'My Organization'],
    });
    await apply(named('mine'));
    const elsewhere = (method: string, path: string, options: CallOptions = {}) =>
      call(method, `/orgs/${other.orgId}/guardedApis${path}`, { key: other.owner, ...options });
    const definition = named('mine', (document) => (document.organization = other.orgId));
    expectRefusal(await elsewhere('POST', '', { body: { definition } }), {
      status: 409,
      code: 'GUARDED_API_NAME_NOT_AVAILABLE',
      parameters: ['mine'],
    });
    for (const path of ['/mine', '/mine/versions', '/mine/versions/1'])
      expectRefusal(await elsewhere('GET', path), { status: 404, code: 'GUARDED_API_NOT_FOUND' });
    expect((await elsewhere('GET', '')).json.results).toEqual([]);
    const names = (await call('GET', apis())).json.results.map(({ name }: { name: string }) => name);
    expect(names).toContain('mine');
    expect(names).toEqual([...names].sort());
  });

  it('are opened to the installation by whoever runs the server alone', async () => {
    expectRefusal(await apply(named('opened', (document) => (document.openTo = 'installation'))), {
      status: 403,
      code: 'GUARD_OPEN_TO_INSTALLATION',
    });
  });

  it('are for Organization Owners', async () => {
    await apply(named('owned'));
    const key = await addKey(server, { organizationId: orgId, organizationRoles: ['ORG_READ_ONLY'] });
    expectRefusal(await apply(named('owned'), { key }), { status: 401, code: 'USER_UNAUTHORIZED' });
    for (const [method, path, body] of [
      ['GET', ''],
      ['GET', '/owned'],
      ['DELETE', '/owned'],
      ['PUT', '/owned/mode', { mode: 'report' }],
      ['PUT', '/owned/activeVersion', { version: 1 }],
      ['POST', '/preview', { definition: '' }],
    ] as const)
      expectRefusal(await call(method, apis(path), { key, body }), {
        status: 401,
        code: 'USER_UNAUTHORIZED',
      });
  });

  it('go with their organization', async () => {
    const other = await addOrganization(server, 'Going');
    const definition = named('going', (document) => (document.organization = 'Going'));
    const path = `/orgs/${other.orgId}/guardedApis`;
    expect((await call('POST', path, { key: other.owner, body: { definition } })).status).toBe(200);
    const asOther = createCall(server);
    await asOther('DELETE', `/groups/${other.groupId}`, { key: other.owner });
    const gone = await asOther('DELETE', `/orgs/${other.orgId}`, { key: other.owner });
    expect(gone.status, gone.text).toBe(204);
    expect((await apply(named('going'))).json).toMatchObject({ api: { name: 'going', activeVersion: 1 } });
  });

  it('keep the newest 200 versions, and the active one', async () => {
    await apply(named('aged'));
    const { store } = server.services;
    for (let version = 2; version <= 203; version += 1)
      await apply(named('aged', (document) => (document.title = `Shop ${version}`)));
    const versions = await store.reader
      .selectFrom('guarded_api_versions')
      .innerJoin('guarded_apis', 'guarded_apis.id', 'guarded_api_versions.api_id')
      .select('guarded_api_versions.version')
      .where('guarded_apis.name', '=', 'aged')
      .orderBy('guarded_api_versions.version')
      .execute();
    expect(versions).toHaveLength(200);
    expect(versions[0]).toEqual({ version: 4 });
  });
});
