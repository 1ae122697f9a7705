import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('getSystemStatus', () => {
  it('shows the calling key with its roles', async () => {
    const { orgId, apiKey } = server.first;
    const answer = await server.curl('/api/atlas/v2');
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    expect(answer.text).toBe(
      JSON.stringify({
        apiKey: {
          accessList: [],
          id: apiKey.id,
          publicKey: apiKey.publicKey,
          roles: [{ orgId, roleName: 'ORG_OWNER' }],
        },
        appName: 'MongoDB Atlas',
        build: answer.json.build,
        links: [{ href: `${server.publicUrl}/api/atlas/v2`, rel: 'self' }],
        throttling: false,
      }),
    );
    expect(answer.json.build).toMatch(/^[0-9a-f]{40}$/);
  });

  it('answers with a slash at the end too', async () => {
    expect((await server.curl('/api/atlas/v2/')).json.appName).toBe('MongoDB Atlas');
  });

  it('shows roles in projects and the access list, single addresses in both forms', async () => {
    const { orgId, groupId } = server.first;
    const { json: created } = await server.curl(`/api/atlas/v2/groups/${groupId}/apiKeys`, {
      method: 'POST',
      body: { desc: 'listed', roles: ['GROUP_READ_ONLY'] },
    });
    await server.curl(`/api/atlas/v2/orgs/${orgId}/apiKeys/${created.id}/accessList`, {
      method: 'POST',
      body: [{ cidrBlock: '127.0.0.0/8' }, { ipAddress: '2001:db8::1' }, { ipAddress: '192.0.2.10' }],
    });
    const key = { publicKey: created.publicKey, privateKey: created.privateKey };
    const { json } = await server.curl('/api/atlas/v2', { key });
    expect(json.apiKey.accessList).toEqual([
      { cidrBlock: '192.0.2.10/32', ipAddress: '192.0.2.10' },
      { cidrBlock: '127.0.0.0/8', ipAddress: null },
      { cidrBlock: '2001:db8::1/128', ipAddress: '2001:db8::1' },
    ]);
    expect(json.apiKey.roles).toContainEqual({ groupId, roleName: 'GROUP_READ_ONLY' });
  });

  it('asks for credentials', async () => {
    const answer = await server.curl('/api/atlas/v2', { key: 'none' });
    expect(answer.status).toBe(401);
  });
});
