import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestHeader, nonceOf } from '../support/digest.js';
import { openConnection, requestBytes } from '../support/raw-http.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;
});
afterAll(() => server.stop());

const BODY = JSON.stringify({ desc: 'waits for the word', roles: ['ORG_MEMBER'] });

const head = (authorization?: string) =>
  requestBytes('POST', path, {
    Accept: 'application/vnd.atlas.2024-08-05+json',
    'Content-Type': 'application/json',
    'Content-Length': String(BODY.length),
    Expect: '100-continue',
    ...(authorization && { Authorization: authorization }),
  });

async function authorize(): Promise<string> {
  const challenge = await fetch(server.url + path);
  return digestHeader({
    username: server.first.apiKey.publicKey,
    password: server.first.apiKey.privateKey,
    method: 'POST',
    uri: path,
    nonce: nonceOf(challenge.headers.get('www-authenticate') ?? undefined),
    nc: '00000001',
  });
}

describe('a body that waits for 100 Continue', () => {
  it('is not asked for before it is known who calls, and the connection ends with the challenge', async () => {
    const connection = await openConnection(server.url);
    connection.send(head());
    const answer = await connection.answer();
    expect(answer.status).toBe(401);
    expect(answer.header('Connection')).toBe('close');
    expect(await connection.closed()).toBe('');
  });

  it('is asked for once the caller is admitted, and the connection stays', async () => {
    const connection = await openConnection(server.url);
    connection.send(head(await authorize()));
    expect((await connection.answer()).status).toBe(100);
    connection.send(BODY);
    const answer = await connection.answer();
    expect(answer.status).toBe(200);
    expect(answer.json().desc).toBe('waits for the word');
    connection.send(requestBytes('GET', '/healthz'));
    expect((await connection.answer()).status).toBe(200);
    connection.close();
  });

  it('reaches its operation from curl, in chunks', async () => {
    const answer = await server.curl(path, {
      method: 'POST',
      body: JSON.parse(BODY),
      arguments: ['-H', 'Transfer-Encoding: chunked', '-H', 'Expect: 100-continue'],
    });
    expect(answer.status).toBe(200);
  });
});
