import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ trustedProxies: '127.0.0.1,10.0.0.0/8', clientAddressFrom: 'forwarded' });
  const { orgId, apiKey } = server.first;
  await server.curl(`/api/atlas/v2/orgs/${orgId}/apiKeys/${apiKey.id}/accessList`, {
    method: 'POST',
    body: [{ ipAddress: '127.0.0.1' }],
  });
});
afterAll(() => server.stop());

const ask = (header: string, from?: string) =>
  server.curl('/api/atlas/v2', { arguments: ['--header', header], ...(from !== undefined && { from }) });

it.each([
  ['for=192.0.2.7', '192.0.2.7'],
  ['for="[2001:db8::7]:4711";proto=https', '2001:db8::7'],
  ['for=192.0.2.9, for=192.0.2.7, for=10.0.0.3;by=_edge', '192.0.2.7'],
  ['for=192.0.2.9, for=_hidden, for=10.0.0.3', '10.0.0.3'],
])('reads the client of a trusted proxy from Forwarded: %s', async (forwarded, client) => {
  expect((await ask(`Forwarded: ${forwarded}`)).text).toContain(`IP address ${client} is not allowed`);
});

it('does not look at X-Forwarded-For then', async () => {
  expect((await ask('X-Forwarded-For: 192.0.2.7')).status).toBe(200);
});

it('believes nobody else', async () => {
  expect((await ask('Forwarded: for=127.0.0.1', '127.0.0.9')).text).toContain(
    'IP address 127.0.0.9 is not allowed',
  );
});

it('refuses what it cannot read, whose end may hide what the proxy added', async () => {
  const { status, json } = await ask('Forwarded: for="192.0.2.9, for=192.0.2.7');
  expect([status, json.errorCode]).toEqual([400, 'FORWARDED_HEADER_REFUSED']);
});
