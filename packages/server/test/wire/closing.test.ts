import { describe, expect, it } from 'vitest';
import { until } from '../support/built-server.js';
import { digestHeader, nonceOf } from '../support/digest.js';
import { openConnection, requestBytes } from '../support/raw-http.js';
import { ATLAS, startTestServer } from '../support/server.js';
import { untilClosed } from '../support/until-closed.js';

describe('a server that is told to stop', () => {
  it('finishes the request under way, and answers the next on that connection 503 in the form of every error', async () => {
    const server = await startTestServer();
    const { orgId, apiKey } = server.first;
    const target = `/api/atlas/v2/orgs/${orgId}/apiKeys`;
    const connection = await openConnection(server.url);
    connection.send(requestBytes('GET', target));
    const nonce = nonceOf((await connection.answer()).header('WWW-Authenticate'));
    const authorization = digestHeader({
      username: apiKey.publicKey,
      password: apiKey.privateKey,
      method: 'POST',
      uri: target,
      nonce,
    });
    const body = '{"desc":"made while stopping","roles":["ORG_MEMBER"]}';
    const head = { Accept: ATLAS, Authorization: authorization, 'Content-Length': String(body.length) };
    connection.send(requestBytes('POST', target, head), body.slice(0, 10));
    // A nonce that is remembered shows that the credential was accepted, so only the body is missing.
    await until('the request to be admitted', async () => {
      const metrics = await (await fetch(`${server.url}/metrics`)).text();
      return /^sallyport_remembered_nonces [1-9]/m.test(metrics) || undefined;
    });
    const stopped = server.stop();
    await untilClosed(server.url);
    connection.send(body.slice(10) + requestBytes('GET', target, { Accept: ATLAS }));
    const finished = await connection.answer();
    expect(finished.status, finished.body.toString()).toBe(200);
    const refused = await connection.answer();
    expect(refused.status).toBe(503);
    expect(refused.header('Connection')).toBe('close');
    expect(refused.header('Retry-After')).toBe('1');
    expect(refused.json()).toMatchObject({ error: 503, errorCode: 'SERVICE_UNAVAILABLE', parameters: [] });
    await stopped;
  });
});
