import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const other = await server.curl('/api/atlas/v2/orgs', {
    method: 'POST',
    body: { name: 'My Other Organization', apiKey: { desc: 'first', roles: ['ORG_OWNER'] } },
  });
  expect(other.status, other.text).toBe(201);
});
afterAll(() => server.stop());

describe('listOrgs', () => {
  it('answers the recorded bytes to the request of the Atlas CLI, with the one organization of the key', async () => {
    const answer = await server.curl('/api/atlas/v2/orgs?includeCount=true&itemsPerPage=100&name=&pageNum=1');
    const { orgId } = server.first;
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    expect(answer.text).toBe(
      JSON.stringify({
        links: [
          {
            href: `${server.publicUrl}/api/atlas/v2/orgs?includeCount=true&name=&pageNum=1&itemsPerPage=100`,
            rel: 'self',
          },
        ],
        results: [
          {
            id: orgId,
            isDeleted: false,
            links: [{ href: `${server.publicUrl}/api/atlas/v2/orgs/${orgId}`, rel: 'self' }],
            name: 'My Organization',
            skipDefaultAlertsSettings: false,
          },
        ],
        totalCount: 1,
      }),
    );
  });

  it.each([
    ['my org', 1],
    ['MY ORGANIZATION', 1],
    ['', 1],
    ['Organization', 0],
    ['my%25', 0],
    ['My Organization and more', 0],
  ])('finds by the beginning of the name, in any case: %j', async (name, count) => {
    const answer = await server.curl(`/api/atlas/v2/orgs?name=${name.replaceAll(' ', '%20')}`);
    expect(answer.json.totalCount).toBe(count);
    expect(answer.json.results).toHaveLength(count);
  });

  it('needs no more than a role in the organization', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const answer = await server.curl('/api/atlas/v2/orgs', { key });
    expect(answer.json.results.map((organization: { id: string }) => organization.id)).toEqual([
      server.first.orgId,
    ]);
  });

  it('has nothing on the second page, and counts nothing when told not to', async () => {
    const second = await server.curl('/api/atlas/v2/orgs?pageNum=2');
    expect(second.json).toMatchObject({ results: [], totalCount: 1 });
    const uncounted = await server.curl('/api/atlas/v2/orgs?includeCount=false');
    expect(uncounted.json.totalCount).toBe(0);
    expect(uncounted.json.results).toHaveLength(1);
  });

  it('refuses a page it cannot read, and a caller without credentials', async () => {
    expectRefusal(await server.curl('/api/atlas/v2/orgs?pageNum=-1'), {
      status: 400,
      code: 'INVALID_QUERY_PARAMETER',
      parameters: ['pageNum'],
    });
    expect((await server.curl('/api/atlas/v2/orgs', { key: 'none' })).status).toBe(401);
  });
});
