import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestBounds } from '../../src/domain/bounds/requests.js';
import { openConnection, requestBytes } from '../support/raw-http.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;
});
afterAll(() => server.stop());

const DROPPED = requestBounds.droppedBodyBytes.most;

const head = (headers: Readonly<Record<string, string>>, target = path) =>
  requestBytes('POST', target, { 'Content-Type': 'application/json', ...headers });
const health = requestBytes('GET', '/healthz');

/** One chunk of a body. */
const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`;

/** Sends everything before it reads anything, as python-requests does, and tells what came back and how it ended. */
function sendThenRead(...parts: readonly string[]): Promise<{ answer: string; error: string | undefined }> {
  return new Promise((resolve) => {
    let answer = '';
    let error: string | undefined;
    const socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1' });
    socket.pause();
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    socket.on('error', ({ code }: NodeJS.ErrnoException) => {
      error = code;
    });
    socket.on('close', () => resolve({ answer, error }));
    for (const part of parts) socket.write(part);
    socket.write('', () => setImmediate(() => socket.resume()));
  });
}

describe('the body of a request that was refused by its head', () => {
  it('is dropped when it is short, and the connection is kept', async () => {
    const connection = await openConnection(server.url);
    for (const length of [DROPPED, 1]) {
      connection.send(head({ 'Content-Length': String(length) }), 'x'.repeat(length));
      const refused = await connection.answer();
      expect([refused.status, refused.header('Connection')]).toEqual([401, 'keep-alive']);
    }
    connection.send(head({ 'Transfer-Encoding': 'chunked' }), chunk(DROPPED), '0\r\n\r\n');
    expect((await connection.answer()).status).toBe(401);
    connection.send(health);
    expect((await connection.answer()).status).toBe(200);
    connection.close();
  });

  it('is dropped as well where it is too long for the operation', async () => {
    const connection = await openConnection(server.url);
    const length = requestBounds.openBodyBytes.most + 1;
    connection.send(head({ 'Content-Length': String(length) }, '/api/private/session'), 'x'.repeat(length));
    expect((await connection.answer()).status).toBe(413);
    connection.send(health);
    expect((await connection.answer()).status).toBe(200);
    connection.close();
  });

  it('ends the connection when it is longer, and the client that sends it first still reads the answer', async () => {
    const length = 900_000;
    const sent = await Promise.all(
      Array.from({ length: 50 }, () =>
        sendThenRead(head({ 'Content-Length': String(length) }), 'x'.repeat(length)),
      ),
    );
    for (const { answer, error } of sent) {
      expect(error).toBeUndefined();
      expect(answer).toMatch(/^HTTP\/1\.1 401 /);
      expect(answer).toMatch(/\r\nConnection: close\r\n/i);
    }
  });

  it('ends the connection when it turns out to be longer', async () => {
    const { answer, error } = await sendThenRead(
      head({ 'Transfer-Encoding': 'chunked' }),
      chunk(DROPPED),
      chunk(1),
      '0\r\n\r\n',
    );
    expect(error).toBeUndefined();
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('ends the connection when it stays away', async () => {
    const connection = await openConnection(server.url);
    connection.send(head({ 'Content-Length': '100' }), 'x');
    expect((await connection.answer()).status).toBe(401);
    expect(await connection.closed()).toBe('');
  });

  it('is not read for ever: the connection of who goes on sending is destroyed', async () => {
    const connection = await openConnection(server.url);
    connection.send(head({ 'Transfer-Encoding': 'chunked' }));
    expect((await connection.answer()).status).toBe(401);
    let isOver = false;
    const over = connection.closed().then(() => {
      isOver = true;
    });
    while (!isOver) {
      connection.send(chunk(DROPPED));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await over;
  });

  it('takes nothing behind it along: what follows on a connection that has ended is not answered', async () => {
    const { answer } = await sendThenRead(
      head({ 'Content-Length': String(DROPPED + 1) }),
      'x'.repeat(DROPPED + 1),
      health.repeat(3),
    );
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401']);
  });
});

describe('a body that waits for 100 Continue', () => {
  it.each([
    ['a path that is not served', '/api/nowhere', '10', 404],
    ['an operation that takes no such length', '/api/private/session', '20000', 413],
    ['who has no credentials', '/api/atlas/v2/orgs', '10', 401],
  ])('is not asked for by %s', async (_name, target, length, status) => {
    const connection = await openConnection(server.url);
    connection.send(head({ 'Content-Length': length, Expect: '100-continue' }, target));
    const answer = await connection.answer();
    expect([answer.status, answer.header('Connection')]).toEqual([status, 'close']);
    expect(await connection.closed()).toBe('');
  });

  it('that comes all the same is not taken for the next request', async () => {
    const { answer, error } = await sendThenRead(
      head({ 'Content-Length': String(health.length), Expect: '100-continue' }),
      health,
    );
    expect(error).toBeUndefined();
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401']);
  });
});

describe('a request with two Host headers', () => {
  it.each([
    ['HTTP/1.1', 'Host: a\r\nHost: b'],
    ['HTTP/1.1', 'Host: a\r\nX: y\r\nhost: a'],
    ['HTTP/1.0', 'Host: a\r\nHost: b'],
  ])('is refused (%s, %j)', async (version, hosts) => {
    const connection = await openConnection(server.url);
    connection.send(`GET /healthz ${version}\r\n${hosts}\r\n\r\n`);
    const answer = await connection.answer();
    expect([answer.status, answer.json().errorCode]).toEqual([400, 'MALFORMED_REQUEST']);
    connection.close();
  });
});
