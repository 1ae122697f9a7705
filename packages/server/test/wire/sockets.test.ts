import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/built-server.js';
import { openConnection, requestBytes } from '../support/raw-http.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ socketTimeoutSeconds: '3', maxConnections: '200' });
});
afterAll(() => server.stop());

const ask = (path: string) => requestBytes('GET', path);

/** Open sockets of this process: those of the server, and those of its clients. */
const openSockets = () => process.getActiveResourcesInfo().filter((type) => type === 'TCPSocketWrap').length;

describe('a connection', () => {
  it('ends when its client takes no answers', async () => {
    const port = Number(new URL(server.url).port);
    const clients = Array.from({ length: 50 }, (): Socket => {
      const socket = connect({ port, host: '127.0.0.1' });
      socket.on('error', () => {});
      socket.write(ask('/api/openapi.json').repeat(20));
      // Never reads.
      return socket.pause();
    });
    // Both ends are of this process; the clients' own stay open, for who does not read learns nothing.
    await until('the connections to be there', async () => openSockets() >= 100 || undefined);
    await until('the connections to end', async () => openSockets() < 60 || undefined);
    for (const socket of clients) socket.destroy();
  });

  it('that is idle between requests outlives the time that one in use has', async () => {
    const connection = await openConnection(server.url);
    connection.send(ask('/healthz'));
    expect((await connection.answer()).status).toBe(200);
    await sleep(4_500);
    connection.send(ask('/healthz'));
    expect((await connection.answer()).status).toBe(200);
    connection.close();
  });

  it('ends when the body of its request stays away', async () => {
    const connection = await openConnection(server.url);
    connection.send(
      requestBytes('POST', '/api/private/session', {
        'Content-Type': 'application/json',
        'Content-Length': '9',
      }),
    );
    expect(await connection.closed()).toBe('');
  });

  it('can have twenty requests waiting for the answer to the first, and no more', async () => {
    const patient = await openConnection(server.url);
    patient.send(ask('/healthz').repeat(21));
    for (let i = 0; i < 21; i++) expect((await patient.answer()).status).toBe(200);
    patient.close();
    const greedy = await openConnection(server.url);
    greedy.send(ask('/healthz').repeat(1_000));
    expect((await greedy.closed()).split('HTTP/1.1 200').length).toBeLessThan(1_000);
  });
});
