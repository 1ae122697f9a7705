import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, allowAddresses, type TestKey } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { askAs, type GuardServer, startGuardServer, toldBy } from '../support/guard.js';

// An explanation and the gate's answer come from one list of steps. Here they are compared through the socket.

let server: GuardServer;
let call: Call;
let callers: readonly TestKey[];
beforeAll(async () => {
  server = await startGuardServer('limits: { each credential: 8 per day }');
  call = createCall(server, '');
  const inProject = (role: string) =>
    addKey(server, { projectRoles: [{ projectId: server.first.groupId, role }] });
  const listed = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
  await allowAddresses(server, listed.id, ['203.0.113.7/32']);
  callers = [
    await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] }),
    await addKey(server, { organizationRoles: ['ORG_SHOP_AUDITOR'] }),
    await inProject('GROUP_SHOP_CLERK'),
    await inProject('GROUP_SHOP_MANAGER'),
    listed,
  ];
});
afterAll(() => server.stop());

async function explain(as: string, asked: { method: string; target: string; from: string }, api = 'shop') {
  const body = { as, api, method: asked.method, path: asked.target, from: asked.from };
  return call('POST', '/api/private/explain', { body });
}

describe('an explanation of a request to a guarded API', () => {
  it('says of each step what its gate would do', async () => {
    const place = fc.constantFrom(
      ...[
        '/orders',
        '/orders/17',
        '/orders/17:refund',
        '/orders/',
        '/nothing',
        '/../orders',
        '/orders//x',
        '/orders%2F1',
      ],
    );
    const target = fc.oneof(
      place.map((rest) => `/v1/projects/${server.first.groupId}${rest}`),
      place.map((rest) => `/v1/projects/${'f'.repeat(24)}${rest}`),
      fc.constantFrom(
        '/v1/reports/2026',
        '/v1/openapi.json',
        '/',
        '/v1/REPORTS/2026',
        '/v1/projects/x/orders?a=/../',
      ),
    );
    const codes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...callers),
        fc.constantFrom('GET', 'HEAD', 'POST', 'DELETE'),
        target,
        fc.constantFrom('203.0.113.7', '192.0.2.1'),
        async (key, method, path, from) => {
          const { json } = await explain(key.publicKey, { method, target: path, from });
          const told = toldBy(await askAs(server, 'caddy', key, { method, target: path, from }));
          const explained = json.passes ? undefined : json.errorCode;
          expect(told.reason, `${key.publicKey} ${method} ${path} ${from}`).toBe(explained);
          codes.add(explained ?? 'passes');
          const last = json.checks.at(-1);
          expect(last.passed).toBe(json.passes);
          if (!json.passes) expect(last.fix).toMatch(/\.$/);
        },
      ),
      // Always the same ones, among which every answer is.
      { numRuns: 300, seed: 20_261_130 },
    );
    expect([...codes].sort()).toEqual([
      'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      'PATH_NOT_CANONICAL',
      'PERMISSION_MISSING',
      'RATE_LIMITED',
      'ROUTE_NOT_GUARDED',
      'SCOPE_UNKNOWN',
      'passes',
    ]);
  });

  it('tells of path, route, scope, permission and limits', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    const target = `/v1/projects/${server.first.groupId}/orders`;
    const { json } = await explain(key.publicKey, { method: 'POST', target, from: '192.0.2.1' });
    const checks = json.checks.map(({ check, detail }: { check: string; detail: string }) => [check, detail]);
    expect(checks.slice(-5)).toEqual([
      ['path', 'The path has one reading.'],
      ['route', 'The route is POST /v1/projects/{projectId}/orders; it needs orders.write.'],
      ['apiScope', `The credential may know project ${server.first.groupId}.`],
      ['apiPermission', 'shop/orders.write is needed, and held through ORG_OWNER.'],
      ['apiLimit', '8 of 8 calls are left on this node.'],
    ]);
  });

  it('counts nothing', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    for (let time = 0; time < 50; time++)
      expect(
        (await explain(key.publicKey, { method: 'GET', target: '/v1/reports/1', from: '192.0.2.1' })).json
          .passes,
      ).toBe(true);
    expect(toldBy(await askAs(server, 'caddy', key, { target: '/v1/reports/1' })).allowed).toBe(true);
  });

  it.each(['nothing', 'NOT A NAME', ''])('is not given of an API that there is not: "%s"', async (api) => {
    const { status, json } = await explain(
      server.first.apiKey.publicKey,
      { method: 'GET', target: '/', from: '192.0.2.1' },
      api,
    );
    expect([status, json.errorCode]).toEqual([404, 'GUARDED_API_NOT_FOUND']);
  });

  it('is not given to a credential of an organization that the API is not open to', async () => {
    const { owner } = await addOrganization(server, 'Elsewhere');
    const body = { as: owner.publicKey, api: 'shop', method: 'GET', path: '/' };
    const { status, json } = await call('POST', '/api/private/explain', { key: owner, body });
    expect([status, json.errorCode]).toEqual([404, 'GUARDED_API_NOT_FOUND']);
  });
});
