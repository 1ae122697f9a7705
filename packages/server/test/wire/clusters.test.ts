import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const clusters = () => `/api/atlas/v2/groups/${server.first.groupId}/clusters`;

describe('clusters', () => {
  it('are a list that is empty', async () => {
    const { status, json } = await server.curl(clusters());
    expect([status, json.results, json.totalCount]).toEqual([200, [], 0]);
  });

  it('cannot be created', async () => {
    const body = { name: 'c', clusterType: 'REPLICASET' };
    const { status } = await server.curl(clusters(), { method: 'POST', body });
    expect(status).toBe(405);
  });

  it('have no invoices either', async () => {
    const { status } = await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/invoices`);
    expect(status).toBe(404);
  });
});
