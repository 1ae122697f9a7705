import { afterAll, beforeAll, expect, it } from 'vitest';
import { addKey, type TestKey } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { nonceOf } from '../support/digest.js';
import { askAs, askGate, digestOf, type GuardServer, startGuardServer, toldBy } from '../support/guard.js';

// What is kept of what gates were answered.

let server: GuardServer;
let call: Call;
let clerk: TestKey;
const base = () => `/api/private/orgs/${server.first.orgId}`;
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
    return json.days.at(-1).allowed;
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
