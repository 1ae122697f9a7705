import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

const ACCEPT = 'application/vnd.atlas.2025-03-12+json';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe.each([
  {
    operation: 'getOrgActivityFeed',
    api: () => `/api/atlas/v2/orgs/${server.first.orgId}/activityFeed`,
    page: () => `${server.publicUrl}/organizations/${server.first.orgId}/activity`,
    hidden: 'ORG_NOT_FOUND',
  },
  {
    operation: 'getGroupActivityFeed',
    api: () => `/api/atlas/v2/groups/${server.first.groupId}/activityFeed`,
    page: () => `${server.publicUrl}/projects/${server.first.groupId}/activity`,
    hidden: 'GROUP_NOT_FOUND',
  },
])('$operation', ({ api, page, hidden }) => {
  const feed = (query = '', options = {}) => server.curl(`${api()}${query}`, { accept: ACCEPT, ...options });

  it('links to the activity page', async () => {
    const answer = await feed();
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe(`${ACCEPT};charset=utf-8`);
    expect(answer.text).toBe(
      `{"link":"${page()}","links":[{"href":"${server.publicUrl}${api()}","rel":"self"}]}`,
    );
  });

  it('passes the filter on, and nothing else of the query', async () => {
    const answer = await feed(
      '?eventType=API_KEY_CREATED&eventType=API_KEY_DELETED&minDate=2026-01-01T00:00:00Z&maxDate=2026-02-01T00:00:00%2B01:00&pretty=true&other=1',
    );
    expect(answer.status, answer.text).toBe(200);
    const link = new URL(answer.json.link);
    expect(link.origin + link.pathname).toBe(page());
    expect([...link.searchParams]).toEqual(
      expect.arrayContaining([
        ['eventType', 'API_KEY_CREATED'],
        ['eventType', 'API_KEY_DELETED'],
        ['minDate', '2026-01-01T00:00:00Z'],
        ['maxDate', '2026-02-01T00:00:00+01:00'],
      ]),
    );
    expect([...link.searchParams]).toHaveLength(4);
  });

  it.each([
    ['?eventType=NOTHING', 'INVALID_ENUM_VALUE'],
    ['?minDate=yesterday', 'INVALID_DATE_FORMAT'],
    ['?minDate=2026-02-01T00:00:00Z&maxDate=2026-01-01T00:00:00Z', 'INVALID_DATE_RANGE'],
  ])('refuses %s', async (query, code) => {
    expectRefusal(await feed(query), { status: 400, code });
  });

  it('takes twenty event types and no more', async () => {
    const types = (count: number) => `?${'eventType=API_KEY_CREATED&'.repeat(count)}`;
    expect((await feed(types(20))).status).toBe(200);
    expectRefusal(await feed(types(21)), { status: 400, code: 'INVALID_QUERY_PARAMETER' });
  });

  it('is there from its version on, for whoever may read the events', async () => {
    expectRefusal(await feed('', { accept: 'application/vnd.atlas.2024-08-05+json' }), {
      status: 406,
      code: 'INVALID_VERSION_DATE',
    });
    const { owner } = await addOrganization(server, `stranger to ${hidden}`);
    expectRefusal(await feed('', { key: owner }), { status: 404, code: hidden });
    const key = await addKey(server, {
      projectRoles: [{ projectId: server.first.groupId, role: 'GROUP_READ_ONLY' }],
    });
    expect((await feed('', { key })).status).toBe(200);
  });
});

describe('getGroupActivityFeed', () => {
  it('passes names of clusters on', async () => {
    const path = `/api/atlas/v2/groups/${server.first.groupId}/activityFeed`;
    const answer = await server.curl(`${path}?clusterName=a&clusterName=b`, { accept: ACCEPT });
    expect(new URL(answer.json.link).searchParams.getAll('clusterName')).toEqual(['a', 'b']);
  });
});
