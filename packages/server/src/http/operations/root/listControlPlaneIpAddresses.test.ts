import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '#test/server.js';

const PATH = '/api/atlas/v2/unauth/controlPlaneIPAddresses';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('listControlPlaneIpAddresses', () => {
  it('has no addresses, and tells so without credentials', async () => {
    const answer = await server.curl(PATH, { key: 'none' });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe('application/vnd.atlas.2023-11-15+json;charset=utf-8');
    expect(answer.text).toBe(
      '{"gateways":[],"inbound":{"aws":{},"azure":{},"gcp":{}},"outbound":{"aws":{},"azure":{},"gcp":{}}}',
    );
  });

  it('does not exist before its first version', async () => {
    const accept = 'application/vnd.atlas.2023-01-01+json';
    expect((await server.curl(PATH, { key: 'none', accept })).status).toBe(406);
  });
});
