import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addEvents, removeEvents } from '#test/events.js';
import { startTestServer, type TestServer } from '#test/server.js';

const created_at = Date.UTC(2026, 7, 10, 3, 4, 29);
const id = (last: number) => `6a000000000000000000000${last}`;

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  const { orgId, groupId } = server.first;
  path = `/api/atlas/v2/groups/${groupId}/events`;
  await removeEvents(server.services);
  const own = { organization_id: orgId, project_id: groupId };
  await addEvents(server.services, [
    { ...own, id: id(1), created_at, type: 'GROUP_CREATED' },
    { ...own, id: id(2), created_at: created_at + 1, type: 'API_KEY_ADDED_TO_GROUP' },
    { ...own, id: id(3), created_at: created_at + 2, type: 'API_KEY_ROLES_CHANGED' },
    { organization_id: orgId, id: id(4), created_at, type: 'ORG_CREATED' },
    { ...own, project_id: '5f00000000000000000000ff', id: id(5), created_at, type: 'GROUP_CREATED' },
  ]);
});
afterAll(() => server.stop());

const idsOf = (answer: { json: { results: { id: string }[] } }) =>
  answer.json.results.map((event) => event.id);

describe('listGroupEvents', () => {
  it('lists the events of the project only, newest first, without the organization', async () => {
    const answer = await server.curl(path);
    expect(answer.status, answer.text).toBe(200);
    expect(idsOf(answer)).toEqual([id(3), id(2), id(1)]);
    expect(answer.json.results[2]).toEqual({
      created: '2026-08-10T03:04:29Z',
      eventTypeName: 'GROUP_CREATED',
      groupId: server.first.groupId,
      id: id(1),
      isGlobalAdmin: false,
      links: [{ href: `${server.publicUrl}${path}/${id(1)}`, rel: 'self' }],
    });
  });

  it('leaves out excluded types', async () => {
    const excluded = 'excludedEventType=GROUP_CREATED&excludedEventType=API_KEY_ROLES_CHANGED';
    const answer = await server.curl(`${path}?${excluded}`);
    expect(idsOf(answer)).toEqual([id(2)]);
    expect(answer.json.totalCount).toBe(1);
  });

  it('refuses excluded types that do not exist', async () => {
    const answer = await server.curl(`${path}?excludedEventType=NOTHING`);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ errorCode: 'INVALID_ENUM_VALUE', parameters: ['NOTHING'] });
  });

  it('takes cluster names and finds nothing, since there are no clusters', async () => {
    const answer = await server.curl(`${path}?clusterNames=Cluster0&clusterNames=Cluster1`);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ results: [], totalCount: 0 });
    const wrong = await server.curl(`${path}?clusterNames=%20`);
    expect(wrong.json.errorCode).toBe('INVALID_QUERY_PARAMETER');
  });

  it('hides the project from a credential of another organization', async () => {
    const answer = await server.curl('/api/atlas/v2/groups/5f00000000000000000000ff/events');
    expect(answer.status).toBe(404);
    expect(answer.json.errorCode).toBe('GROUP_NOT_FOUND');
  });
});
