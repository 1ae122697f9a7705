import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addAccount } from '../support/account-holder.js';
import { addKey } from '../support/accounts.js';
import { createBrowser } from '../support/browser.js';
import { type Call, createCall } from '../support/call.js';
import { startTestServer, type TestServer } from '../support/server.js';

const COMPRESSION = { 'Accept-Encoding': 'gzip, br, deflate, zstd' };

let server: TestServer;
let call: Call;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
});
afterAll(() => server.stop());

describe('an answer that shows a secret', () => {
  it.each([
    ['/api/atlas/v2/orgs/{orgId}/apiKeys', { desc: 'x', roles: ['ORG_MEMBER'] }],
    ['/api/atlas/v1.0/orgs/{orgId}/apiKeys', { desc: 'x', roles: ['ORG_MEMBER'] }],
    ['/api/public/v1.0/orgs/{orgId}/apiKeys', { desc: 'x', roles: ['ORG_MEMBER'] }],
    ['/api/atlas/v2/groups/{groupId}/apiKeys', { desc: 'x', roles: ['GROUP_READ_ONLY'] }],
    [
      '/api/atlas/v2/orgs/{orgId}/serviceAccounts',
      { name: 'x', description: 'x', roles: ['ORG_MEMBER'], secretExpiresAfterHours: 8 },
    ],
    [
      '/api/public/v1.0/orgs/{orgId}/serviceAccounts',
      { name: 'x', description: 'x', roles: ['ORG_MEMBER'], secretExpiresAfterHours: 8 },
    ],
    ['/api/atlas/v2/orgs', { name: 'With a key', apiKey: { desc: 'x', roles: ['ORG_OWNER'] } }],
  ])('is kept by nobody on the way: POST %s', async (template, body) => {
    const { orgId, groupId } = server.first;
    const path = template.replace('{orgId}', orgId).replace('{groupId}', groupId);
    const made = await call('POST', path, { body, headers: COMPRESSION });
    expect([200, 201]).toContain(made.status);
    expect(made.text).toMatch(/"privateKey":"[0-9a-f]{8}-|mdb_sa_sk_[\w-]{30}/);
    expect(made.headers['cache-control']).toBe('no-store');
    expect(made.headers['content-encoding']).toBeUndefined();
  });

  it('is kept by nobody either where it holds the token of a session', async () => {
    const { username, password } = await addAccount(server, {});
    const signedIn = await createBrowser(server).send(
      'POST',
      '/session',
      { username, password },
      COMPRESSION,
    );
    expect(signedIn.json.csrfToken).toBeTypeOf('string');
    expect(signedIn.headers['cache-control']).toBe('no-store');
    expect(signedIn.headers['content-encoding']).toBeUndefined();
  });
});

it('nothing is compressed but what is the same for everybody: files of the build, and the OpenAPI documents', async () => {
  const { orgId } = server.first;
  for (const path of [
    `/api/atlas/v2/orgs/${orgId}`,
    `/api/public/v1.0/orgs/${orgId}/users`,
    '/api/private/ipinfo',
  ])
    expect(
      (await call('GET', path, { headers: COMPRESSION })).headers['content-encoding'],
      path,
    ).toBeUndefined();
  const page = await fetch(`${server.url}/sign-in`, { headers: COMPRESSION });
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('content-encoding')).toBeNull();
  const [, asset = ''] = /src="(?:\.?\/)?(assets\/[^"]+\.js)"/.exec(await page.text()) ?? [];
  const file = await fetch(`${server.url}/${asset}`, { headers: { 'Accept-Encoding': 'br' } });
  expect(file.headers.get('content-encoding')).toBe('br');
  const document = await fetch(`${server.url}/api/openapi.json`, { headers: { 'Accept-Encoding': 'gzip' } });
  expect(document.headers.get('content-encoding')).toBe('gzip');
  expect(await document.json()).toHaveProperty('openapi');
  expect(file.headers.get('cache-control')).toContain('public');
});

it('no wire lets a browser guess what an answer is', async () => {
  for (const path of ['/api/atlas/v2', '/api/public/v1.0', '/api/private/ipinfo', '/api/openapi.json']) {
    const { headers } = await call('GET', path);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
  }
});

it('an invitation that does not exist is rejected without a write for anybody to wait for', async () => {
  const write = vi.spyOn(server.services.store, 'write');
  const rejected = await createBrowser(server).send('POST', '/invitations/reject', { token: 'x'.repeat(43) });
  expect([rejected.status, rejected.json.errorCode]).toEqual([404, 'INVITATION_LINK_INVALID']);
  expect(write).not.toHaveBeenCalled();
  await addKey(server, {});
  expect(write).toHaveBeenCalled();
  write.mockRestore();
});
