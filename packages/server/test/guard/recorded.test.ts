import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, type TestKey } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { nonceOf } from '../support/digest.js';
import { askAs, askGate, digestOf, type GuardServer, startGuardServer, toldBy } from '../support/guard.js';

// What is kept of what gates were answered.

let server: GuardServer;
let call: Call;
let clerk: TestKey;
const base = () => `/api/private/orgs/${server.first.orgId}`;
/** A day can end among the calls of a test. */
const sumOf = (days: readonly Record<'allowed' | 'refused', number>[], kind: 'allowed' | 'refused') =>
  days.reduce((sum, day) => sum + day[kind], 0);
const orders = () => `/v1/projects/${server.first.groupId}/orders`;
beforeAll(async () => {
  server = await startGuardServer('', { usageFlushSeconds: '1' });
  call = createCall(server, '');
  clerk = await addKey(server, {
    projectRoles: [{ projectId: server.first.groupId, role: 'GROUP_SHOP_CLERK' }],
  });
});
afterAll(() => server.stop());

it('tells of a refusal by its API, route, project, credential and missing permission', async () => {
  await askAs(server, 'caddy', clerk, { method: 'POST', target: `${orders()}/17:refund` });
  const listed = async () =>
    (await call('GET', `${base()}/refusals?api=shop&code=PERMISSION_MISSING`)).json.results;
  await expect.poll(listed).toHaveLength(1);
  expect((await listed())[0]).toMatchObject({
    address: '203.0.113.7',
    api: 'shop',
    code: 'PERMISSION_MISSING',
    credentialName: clerk.publicKey,
    groupId: server.first.groupId,
    operation: 'POST /v1/projects/{projectId}/orders/{orderId}:refund',
    permission: 'shop/orders.refund',
    roleThatPermits: 'GROUP_SHOP_MANAGER',
    secretVerified: true,
    step: 'apiPermission',
  });
});

it('tells of a Digest that was made for another path than the gate told, which no caller can mend', async () => {
  const nonce = nonceOf(
    toldBy(await askGate(server, 'caddy', { target: orders() })).header('WWW-Authenticate'),
  );
  const Authorization = digestOf(clerk, { target: '/before/the/proxy/changed/it' }, nonce);
  await askGate(server, 'caddy', { target: orders(), headers: { Authorization } });
  const listed = async () =>
    (await call('GET', `${base()}/refusals?api=shop&code=DIGEST_URI_MISMATCH`)).json.results;
  await expect.poll(listed).toHaveLength(1);
  expect((await listed())[0]).toMatchObject({
    credentialName: clerk.publicKey,
    secretVerified: true,
    canAddAddress: false,
  });
});

it('counts calls of the API apart from those of Sallyport itself', async () => {
  const key = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
  await askAs(server, 'caddy', key, { target: '/v1/reports/2026' });
  await call('GET', '/api/private/ipinfo', { key });
  const allowed = async (of: string) => {
    const { json } = await call('GET', `${base()}/use?credentialId=${key.id}${of}`);
    return sumOf(json.days, 'allowed');
  };
  await expect.poll(() => allowed('')).toBe(2);
  expect(await allowed('&api=shop')).toBe(1);
  expect(await allowed('&api=')).toBe(1);
});

it('tells when a gate asked last', async () => {
  await askGate(server, 'haproxy', { target: orders() });
  const gate = async (name: string) => (await call('GET', `${base()}/gates/${name}`)).json.lastSeenAt;
  await expect.poll(() => gate('haproxy')).toMatch(/^\d{4}-/);
  expect(await gate('traefik')).toBeNull();
});

describe('the calls of an API', () => {
  const read = async (path: string) => (await call('GET', `${base()}${path}`)).json;
  /** Refused once above, for a Digest of another path. */
  const list = 'GET /v1/projects/{projectId}/orders';
  const refund = 'POST /v1/projects/{projectId}/orders/{orderId}:refund';

  it('are told of by route, the most frequent first, and in the list of APIs', async () => {
    for (let called = 0; called < 3; called++) await askAs(server, 'caddy', clerk, { target: orders() });
    const calls = `/api/private/orgs/${server.first.orgId}/guardedApis/shop/routeCalls`;
    const routes = async () => (await call('GET', calls)).json.results;
    await expect.poll(routes).toContainEqual({ allowed: 3, refused: 1, route: list });
    expect((await routes())[0].route).toBe(list);
    expect(await routes()).toContainEqual({ allowed: 0, refused: 1, route: refund });
    const [shop] = (await read('/guardedApis')).results;
    expect(shop).toMatchObject({ name: 'shop', gateCount: 7, routeCount: 6 });
    expect(shop.lastWeek.allowed).toBeGreaterThanOrEqual(3);
    expect(shop.lastWeek.refused).toBeGreaterThanOrEqual(1);
  });

  it('are narrowed to a route, as refusals are', async () => {
    const of = (route: string) => `api=shop&operation=${encodeURIComponent(route)}`;
    const { days } = await read(`/use?${of(list)}`);
    expect([sumOf(days, 'allowed'), sumOf(days, 'refused')]).toEqual([3, 1]);
    expect((await read(`/refusals?${of(refund)}`)).totalCount).toBe(1);
    expect((await read(`/refusals?${of(list)}&code=PERMISSION_MISSING`)).totalCount).toBe(0);
  });
});

it('names a role of Sallyport where the API has none with the permission, and none where the API is gone', async () => {
  const narrow = 'permissions: { a.read: {}, a.write: {} }\nroutes: { GET /a: a.read, POST /a: a.write }';
  await server.apply(
    `api: bare\norganization: ${server.first.orgId}\nmode: enforce\ngates: { bare: caddy }\n${narrow}`,
  );
  await askAs(server, 'caddy', clerk, { method: 'POST', target: '/a' }, 'bare');
  const role = async () => {
    const { json } = await call('GET', `${base()}/refusals?api=bare&code=PERMISSION_MISSING`);
    return json.results[0]?.roleThatPermits;
  };
  await expect.poll(role).toBe('ORG_OWNER');
  await call('DELETE', `${base()}/guardedApis/bare`);
  expect(await role()).toBeNull();
});

it('lists the roles that can be granted in the projects of an organization', async () => {
  const { json } = await call('GET', `${base()}/roles?scope=project`);
  const shop = json.groups.find(({ api }: { api: string | null }) => api === 'shop');
  expect(shop.roles).toEqual([
    { role: 'GROUP_SHOP_CLERK', title: 'Shop Clerk' },
    { role: 'GROUP_SHOP_MANAGER', title: 'Shop Manager' },
  ]);
});
