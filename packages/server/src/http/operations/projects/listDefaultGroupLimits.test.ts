import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
});
afterAll(() => server.stop());

const accept = 'application/vnd.atlas.preview+json';

describe('the default limits of projects', () => {
  it('are listed in pages, for any caller', async () => {
    const key = await addKey(server, {});
    const answer = await call('GET', '/defaultGroupLimits?itemsPerPage=3&pageNum=1', { accept, key });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe('application/vnd.atlas.preview+json;charset=utf-8');
    const address = `${server.publicUrl}/api/atlas/v2/defaultGroupLimits`;
    expect(answer.text).toBe(
      JSON.stringify({
        links: [
          { href: `${address}?pageNum=1&itemsPerPage=3`, rel: 'self' },
          { href: `${address}?itemsPerPage=3&pageNum=2`, rel: 'next' },
        ],
        results: [
          { defaultLimit: 100, description: 'Database users', maximumLimit: 100, name: 'MONGODB_USERS' },
          { defaultLimit: 25, description: 'Clusters', maximumLimit: 100, name: 'NUM_CLUSTERS' },
          {
            defaultLimit: 100,
            description: 'Multi-tenant hosts for serverless instances',
            maximumLimit: 100,
            name: 'NUM_SERVERLESS_MTMS',
          },
        ],
        totalCount: 13,
      }),
    );
    expect((await call('GET', '/defaultGroupLimits', { accept })).json.results).toHaveLength(13);
  });

  it('are shown one by one', async () => {
    const answer = await call('GET', '/defaultGroupLimits/GCP_PSC_NAT_SUBNET_MASK', { accept });
    expect(answer.text).toBe(
      '{"defaultLimit":27,"description":"Subnet mask of private service connections","maximumLimit":27,' +
        '"name":"GCP_PSC_NAT_SUBNET_MASK"}',
    );
    expectRefusal(await call('GET', '/defaultGroupLimits/NUM_MOONS', { accept }), {
      status: 404,
      code: 'LIMIT_NOT_FOUND',
      parameters: ['NUM_MOONS'],
    });
  });

  it('exist in the preview only', async () => {
    for (const path of ['/defaultGroupLimits', '/defaultGroupLimits/MONGODB_USERS'])
      expect((await call('GET', path, { accept: 'application/vnd.atlas.2025-03-12+json' })).status).toBe(406);
  });
});
