import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('an API key, with curl alone', () => {
  it('is created, listed with its private key masked, used, and gone after deletion', async () => {
    const { orgId } = server.first;
    const created = await server.curl(`/api/atlas/v2/orgs/${orgId}/apiKeys`, {
      method: 'POST',
      body: { desc: 'ci key', roles: ['ORG_READ_ONLY'] },
    });
    expect(created.status, created.text).toBe(200);
    expect(created.json.privateKey).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const key = { publicKey: created.json.publicKey, privateKey: created.json.privateKey };

    const shown = await server.curl(`/api/atlas/v2/orgs/${orgId}/apiKeys/${created.json.id}`, { key });
    expect(shown.status, shown.text).toBe(200);
    expect(shown.json.privateKey).toBe(`********-****-****-${key.privateKey.slice(-12)}`);

    const deleted = await server.curl(`/api/atlas/v2/orgs/${orgId}/apiKeys/${created.json.id}`, {
      method: 'DELETE',
    });
    expect(deleted.status).toBe(204);
    expect((await server.curl(`/api/atlas/v2/orgs/${orgId}/apiKeys`, { key })).status).toBe(401);
  });
});
