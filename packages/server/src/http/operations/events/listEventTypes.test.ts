import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('listEventTypes', () => {
  it('tells of every type what it means and whether alerts can be set on it', async () => {
    const answer = await server.curl('/api/atlas/v2/eventTypes?itemsPerPage=500');
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.results).toHaveLength(answer.json.totalCount);
    expect(answer.json.results[0]).toEqual({
      alertable: false,
      description: 'API key was created',
      eventType: 'API_KEY_CREATED',
    });
  });

  it('tells of published types alone, as the lists of events have them', async () => {
    const { json } = await server.curl('/api/atlas/v2/eventTypes?itemsPerPage=500');
    const types = json.results.map((type: { eventType: string }) => type.eventType);
    expect(types).toContain('API_KEY_CREATED');
    expect(types).not.toContain('API_KEY_EXPIRED');
  });

  it('has pages', async () => {
    const { json } = await server.curl('/api/atlas/v2/eventTypes?itemsPerPage=1&pageNum=2');
    expect(json.results.map((type: { eventType: string }) => type.eventType)).toEqual(['API_KEY_DELETED']);
    expect(json.links.map((link: { rel: string }) => link.rel)).toEqual(['self', 'previous', 'next']);
  });
});
