import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function get(path: string) {
  const answer = await fetch(server.url + path);
  const headers = [...answer.headers.keys()].filter(
    (name) => !['date', 'connection', 'keep-alive'].includes(name),
  );
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    headers,
    text: await answer.text(),
  };
}

describe('what the server says of itself', () => {
  it.each([
    ['/healthz', '{"status":"alive"}'],
    ['/readyz', '{"status":"ready"}'],
  ])('%s is plain JSON without the headers and flags of the API', async (path, text) => {
    const expected = {
      status: 200,
      type: 'application/json; charset=utf-8',
      headers: ['content-length', 'content-type'],
      text,
    };
    expect(await get(path)).toEqual(expected);
    expect(await get(`${path}?pretty=true&envelope=true`)).toEqual(expected);
  });

  it('/metrics is the text of Prometheus', async () => {
    const { status, type, text } = await get('/metrics');
    expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(text).toMatch(/^# HELP sallyport_http_requests_total /m);
  });

  it.each([
    ['GET', '/healthz', 'server.getHealth', 200],
    ['GET', '/setup', 'server.getSetup', 403],
    ['GET', '/api/oauth/jwks', 'server.getSigningKeys', 200],
    ['POST', '/api/oauth/token', 'oauth.createAccessToken', 400],
    ['POST', '/api/oauth/revoke', 'oauth.revokeAccessToken', 400],
  ])('counts %s %s in the metrics as %s', async (method, path, operation, status) => {
    expect((await fetch(server.url + path, { method })).status).toBe(status);
    expect((await get('/metrics')).text).toMatch(
      new RegExp(
        `^sallyport_http_requests_total\\{operation="${operation}",status="${status}"\\} \\d+$`,
        'm',
      ),
    );
  });

  it('tells the methods of its paths to who uses another', async () => {
    const answer = await fetch(`${server.url}/healthz`, { method: 'DELETE' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET,OPTIONS']);
  });
});
