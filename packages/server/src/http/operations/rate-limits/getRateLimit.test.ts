import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '#test/server.js';

const PATH = '/api/atlas/v2/rateLimits';
const accept = 'application/vnd.atlas.2025-03-12+json';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ rateLimitScale: '2' });
});
afterAll(() => server.stop());

describe('getRateLimit', () => {
  it('shows the numbers in force beside the published ones where they differ', async () => {
    const answer = await server.curl(`${PATH}/root-user`, { accept });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.text).toBe(
      '{"capacity":{"defaultValue":300,"value":600},"endpointSetId":"root-user","endpointSetName":"Root",' +
        '"endpoints":[{"method":"GET","path":"/api/atlas/v2"}],"refillDurationSeconds":{"value":60},' +
        '"refillRate":{"defaultValue":100,"value":200},"scope":"USER"}',
    );
    expect((await server.curl('/api/atlas/v2')).headers['ratelimit-limit']).toBe('600');
  });

  it('refuses a set that does not exist', async () => {
    const answer = await server.curl(`${PATH}/coffee`, { accept });
    expect([answer.status, answer.json.errorCode]).toEqual([404, 'RESOURCE_NOT_FOUND']);
  });

  it('refuses a scope that the caller may not see', async () => {
    const answer = await server.curl(`${PATH}/root-user?userId=someone`, { accept });
    expect([answer.status, answer.json.errorCode]).toEqual([401, 'USER_UNAUTHORIZED']);
  });
});
