import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/groups/${server.first.groupId}/events`;
});
afterAll(() => server.stop());

describe('getGroupEvent', () => {
  it('shows an event of the project as its list shows it', async () => {
    const list = await server.curl(path);
    const [event] = list.json.results;
    const answer = await server.curl(`${path}/${event.id}`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toEqual(event);
    expect(answer.json).not.toHaveProperty('orgId');
    const raw = await server.curl(`${path}/${event.id}?includeRaw=true`);
    expect(raw.json.raw).toMatchObject({ cid: server.first.groupId, gn: 'Project 0', id: event.id });
  });

  it('refuses events of the organization and events that do not exist', async () => {
    const list = await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/events?eventType=ORG_CREATED`);
    for (const id of [list.json.results[0].id, '5f00000000000000000000ff']) {
      const answer = await server.curl(`${path}/${id}`);
      expect(answer.status).toBe(404);
      expect(answer.json).toMatchObject({
        errorCode: 'EVENT_NOT_FOUND',
        parameters: [id, server.first.groupId],
      });
    }
  });
});
