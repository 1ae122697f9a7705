import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
const ids: Record<string, string> = {};
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  for (const name of ['apple', 'Zoo', 'Äpfel', 'banana']) ids[name] = await addProject(server, name);
  await addOrganization(server, 'others');
});
afterAll(() => server.stop());

const names = (answer: { json: { results: { name: string }[] } }) =>
  answer.json.results.map(({ name }) => name);

describe('listGroups', () => {
  it('lists the projects of the organization in byte order of their names', async () => {
    const answer = await call('GET', '/groups');
    expect(names(answer)).toEqual(['Project 0', 'Zoo', 'apple', 'banana', 'Äpfel']);
    expect(answer.json.totalCount).toBe(5);
  });

  it('shows items with only the self link, and a next page', async () => {
    const answer = await call('GET', '/groups?includeCount=true&itemsPerPage=1&pageNum=2');
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    const address = `${server.publicUrl}/api/atlas/v2/groups`;
    expect(answer.text).toBe(
      JSON.stringify({
        links: [
          { href: `${address}?includeCount=true&pageNum=2&itemsPerPage=1`, rel: 'self' },
          { href: `${address}?includeCount=true&itemsPerPage=1&pageNum=1`, rel: 'previous' },
          { href: `${address}?includeCount=true&itemsPerPage=1&pageNum=3`, rel: 'next' },
        ],
        results: [
          {
            clusterCount: 0,
            created: answer.json.results[0].created,
            id: ids.Zoo,
            links: [{ href: `${address}/${ids.Zoo}`, rel: 'self' }],
            name: 'Zoo',
            orgId: server.first.orgId,
            tags: [],
            withDefaultAlertsSettings: true,
          },
        ],
        totalCount: 5,
      }),
    );
  });

  it.each([
    ['ORG_READ_ONLY', 5],
    ['ORG_STREAM_PROCESSING_ADMIN', 5],
    ['ORG_MEMBER', 0],
    ['ORG_GROUP_CREATOR', 0],
    ['ORG_BILLING_ADMIN', 0],
  ])('shows %s %i projects it has no role in', async (role, count) => {
    const key = await addKey(server, { organizationRoles: [role] });
    const answer = await call('GET', '/groups', { key });
    expect(answer.json.results).toHaveLength(count);
    expect(answer.json.totalCount).toBe(count);
  });

  it('shows a member the projects it has roles in, each once', async () => {
    const key = await addKey(server, {
      projectRoles: [
        { projectId: ids.banana ?? '', role: 'GROUP_READ_ONLY' },
        { projectId: ids.banana ?? '', role: 'GROUP_DATA_ACCESS_ADMIN' },
        { projectId: ids.Zoo ?? '', role: 'GROUP_OWNER' },
      ],
    });
    const answer = await call('GET', '/groups', { key });
    expect(names(answer)).toEqual(['Zoo', 'banana']);
    expect(answer.json.totalCount).toBe(2);
  });

  it('takes page 0, the zero value of a Go client, for the first', async () => {
    const first = await call('GET', '/groups?itemsPerPage=1&pageNum=0');
    expect(first.status, first.text).toBe(200);
    const page = await call('GET', '/groups?itemsPerPage=1&pageNum=1');
    expect(first.json).toEqual(page.json);
    expect(first.json.results).toHaveLength(1);
  });

  it('counts nothing when not asked to, and refuses pages that are none', async () => {
    expect((await call('GET', '/groups?includeCount=false')).json.totalCount).toBe(0);
    expectRefusal(await call('GET', '/groups?pageNum=-1'), {
      status: 400,
      code: 'INVALID_QUERY_PARAMETER',
      parameters: ['pageNum'],
    });
  });
});
