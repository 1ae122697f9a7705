import { atlasV1, createClient, oauth, server as serverWire } from '@sallyport/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('the client package calls', () => {
  it('version 1.0 of the Atlas Administration API', async () => {
    const { url, first } = server;
    const { orgId, apiKey } = first;
    const client = createClient({ baseUrl: url, credentials: apiKey, wire: atlasV1 });
    const { links, name } = await client.call('getOrg', { orgId });
    expect([name, links?.[0]?.href]).toEqual(['My Organization', `${url}/api/atlas/v1.0/orgs/${orgId}`]);
  });

  it('the token endpoint with a form and HTTP Basic', async () => {
    const { url, first } = server;
    const { orgId, apiKey } = first;
    const owner = createClient({ baseUrl: url, credentials: apiKey });
    const { clientId, secrets } = await owner.call('createOrgServiceAccount', {
      orgId,
      body: { name: 'robot', description: 'calls', roles: ['ORG_MEMBER'], secretExpiresAfterHours: 8 },
    });
    const headers = { Authorization: `Basic ${btoa(`${clientId}:${secrets?.[0]?.secret}`)}` };
    const client = createClient({ baseUrl: url, wire: oauth });
    const made = await client.call(
      'createAccessToken',
      { body: { grant_type: 'client_credentials' } },
      { headers },
    );
    expect(made).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const state = await client.call(
      'introspectAccessToken',
      { body: { token: made.access_token } },
      { headers },
    );
    expect(state).toMatchObject({ active: true, client_id: clientId });
  });

  it('what the server says of itself', async () => {
    const client = createClient({ baseUrl: server.url, wire: serverWire });
    expect(await client.call('getHealth', {})).toEqual({ status: 'alive' });
    expect(await client.call('getMetrics', {})).toContain('sallyport_cached_credentials');
  });
});
