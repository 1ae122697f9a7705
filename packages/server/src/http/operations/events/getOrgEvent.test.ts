import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/orgs/${server.first.orgId}/events`;
});
afterAll(() => server.stop());

describe('getOrgEvent', () => {
  it('shows every event that the list has, as the list shows it', async () => {
    const list = await server.curl(path);
    expect(list.json.results.length).toBeGreaterThan(2);
    for (const event of list.json.results) {
      const answer = await server.curl(`${path}/${event.id}`);
      expect(answer.status, answer.text).toBe(200);
      expect(answer.json).toEqual(event);
    }
  });

  it('adds the raw form when asked', async () => {
    const { json } = await server.curl(`${path}?eventType=ORG_CREATED`);
    const [{ id, created }] = json.results;
    const answer = await server.curl(`${path}/${id}?includeRaw=true`);
    expect(answer.json.raw).toEqual({
      _t: 'ORG_CREATED',
      cre: created,
      description: 'Organization was created',
      id,
      orgId: server.first.orgId,
      orgName: 'My Organization',
      severity: 'INFO',
    });
  });

  it('refuses an event that the organization does not have', async () => {
    const answer = await server.curl(`${path}/5f00000000000000000000ff`);
    expect(answer.status).toBe(404);
    expect(answer.json).toMatchObject({
      errorCode: 'ORG_EVENT_NOT_FOUND',
      parameters: ['5f00000000000000000000ff', server.first.orgId],
    });
  });
});
