import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/domain/secrets.js';
import { readGate } from '../../src/store/queries/gates.js';
import { addKey, addOrganization } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { expectRefusal } from '../support/refusals.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { shopDefinition } from '../support/shop.js';
import { eventsOfCall } from '../support/trail.js';

let server: TestServer;
let call: Call;
let gates: (path?: string) => string;
beforeAll(async () => {
  server = await startTestServer();
  const asOwner = createCall(server, '/api/private');
  call = (method, path, options = {}) => asOwner(method, path, { accept: 'application/json', ...options });
  gates = (path = '') => `/orgs/${server.first.orgId}/gates${path}`;
  const made = await call('POST', `/orgs/${server.first.orgId}/guardedApis`, {
    body: { definition: shopDefinition((document) => (document.gates = { shop: 'nginx' })) },
  });
  expect(made.status, made.text).toBe(200);
});
afterAll(() => server.stop());

const create = (name: string, body: object = {}) =>
  call('POST', gates(), { body: { api: 'shop', dialect: 'caddy', name, ...body } });

describe('gates', () => {
  it('are made by the definition that names them, without a secret, for this machine', async () => {
    expect((await call('GET', gates('/shop'))).json).toEqual({
      api: 'shop',
      cacheSeconds: 0,
      createdAt: expect.any(String),
      dialect: 'nginx',
      hasSecret: false,
      lastSeenAt: null,
      name: 'shop',
      peers: ['127.0.0.0/8', '::1/128'],
    });
  });

  it('show their secret in the answer that makes it, and keep its hash alone', async () => {
    const made = await create('edge', { peers: ['10.0.0.7', '10.1.0.0/16'], cacheSeconds: 5 });
    expect(made.status, made.text).toBe(201);
    expect(made.json).toMatchObject({
      name: 'edge',
      dialect: 'caddy',
      hasSecret: true,
      peers: ['10.0.0.7/32', '10.1.0.0/16'],
      cacheSeconds: 5,
      secret: expect.stringMatching(/^sgs_[\w-]{43}$/),
    });
    expect(made.headers['cache-control']).toBe('no-store');
    const shown = await call('GET', gates('/edge'));
    expect(shown.text).not.toContain(made.json.secret);
    const stored = await readGate(server.services.store.reader, 'edge');
    expect(stored?.secretHash).toBe(sha256Hex(made.json.secret));

    const renewed = await call('PATCH', gates('/edge'), { body: { secret: 'new' } });
    expect(renewed.json.secret).not.toBe(made.json.secret);
    const without = await call('PATCH', gates('/edge'), { body: { secret: 'none', dialect: 'envoy' } });
    expect(without.json).toMatchObject({
      hasSecret: false,
      dialect: 'envoy',
      peers: ['10.0.0.7/32', '10.1.0.0/16'],
    });
    expect(without.json).not.toHaveProperty('secret');
  });

  it('are listed by name, of one API where one is named', async () => {
    await call('POST', `/orgs/${server.first.orgId}/guardedApis`, {
      body: {
        definition: shopDefinition((document) => {
          document.api = 'books';
          document.roles = {};
          document.gates = { books: 'envoy' };
        }),
      },
    });
    const names = async (query = '') =>
      (await call('GET', gates(query))).json.results.map(({ name }: { name: string }) => name);
    expect(await names('?api=books')).toEqual(['books']);
    expect(await names()).toEqual([...(await names())].sort());
    expect(await names()).toEqual(expect.arrayContaining(['books', 'shop']));
  });

  it('keep their secret when the definition is applied again, and take dialect and peers from it', async () => {
    await create('kept');
    const before = await readGate(server.services.store.reader, 'kept');
    const definition = shopDefinition((document) => {
      document.gates = { kept: { dialect: 'haproxy', peers: ['192.0.2.0/24'] } };
    });
    const applied = await call('POST', `/orgs/${server.first.orgId}/guardedApis`, { body: { definition } });
    expect(applied.json).toMatchObject({ isNewVersion: false });
    expect(await readGate(server.services.store.reader, 'kept')).toEqual({
      ...before,
      dialect: 'haproxy',
      peers: ['192.0.2.0/24'],
    });
  });

  it('have names that differ in the whole installation', async () => {
    await create('taken');
    expectRefusal(await create('taken'), {
      status: 409,
      code: 'GATE_NAME_NOT_AVAILABLE',
      parameters: ['taken'],
    });
  });

  it.each<[string, object, { status: number; code: string }]>([
    ['no name', { name: 'Edge 1' }, { status: 400, code: 'VALIDATION_ERROR' }],
    [
      'a peer that is no block',
      { peers: ['all'] },
      { status: 400, code: 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION' },
    ],
    ['another dialect', { dialect: 'iis' }, { status: 400, code: 'INVALID_ENUM_VALUE' }],
    ['a cache of an hour', { cacheSeconds: 3600 }, { status: 400, code: 'VALIDATION_ERROR' }],
    ['another API', { api: 'none' }, { status: 404, code: 'GUARDED_API_NOT_FOUND' }],
  ])('are refused for %s', async (_what, body, refusal) => {
    expectRefusal(await create('refused', body), refusal);
  });

  it('are gone when they are deleted, or their API is', async () => {
    await create('gone');
    const events = await eventsOfCall(server, server.first.orgId, async () => {
      expect((await call('DELETE', gates('/gone'))).status).toBe(204);
    });
    expect(events).toEqual(['GATE_DELETED']);
    expectRefusal(await call('GET', gates('/gone')), { status: 404, code: 'GATE_NOT_FOUND' });
    expectRefusal(await call('DELETE', gates('/gone')), { status: 404, code: 'GATE_NOT_FOUND' });
  });

  it('tell of each change in the audit trail, and of none where nothing changed', async () => {
    const { orgId } = server.first;
    expect(await eventsOfCall(server, orgId, () => create('audited'))).toEqual(['GATE_CREATED']);
    const change = () => call('PATCH', gates('/audited'), { body: { cacheSeconds: 1 } });
    expect(await eventsOfCall(server, orgId, change)).toEqual(['GATE_CHANGED']);
    expect(await eventsOfCall(server, orgId, change)).toEqual([]);
  });

  it('belong to Organization Owners of their organization', async () => {
    await create('owned');
    const reader = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    for (const [method, path, body] of [
      ['GET', ''],
      ['POST', '', {}],
      ['GET', '/owned'],
      ['PATCH', '/owned', {}],
      ['DELETE', '/owned'],
    ] as const)
      expectRefusal(await call(method, gates(path), { key: reader, body }), {
        status: 401,
        code: 'USER_UNAUTHORIZED',
      });
    const other = await addOrganization(server, 'Elsewhere');
    const path = `/orgs/${other.orgId}/gates/owned`;
    for (const method of ['GET', 'DELETE'])
      expectRefusal(await call(method, path, { key: other.owner }), { status: 404, code: 'GATE_NOT_FOUND' });
  });
});
