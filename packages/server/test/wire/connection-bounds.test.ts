import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectionBounds } from '../../src/domain/bounds/connections.js';
import { until } from '../support/built-server.js';
import { openConnection, type RawConnection, requestBytes } from '../support/raw-http.js';
import { startTestServer, type TestServer } from '../support/server.js';

const FIRST = '127.0.0.2';
const SECOND = '127.0.0.3';
const PROXY = '127.0.0.9';

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(settings: Parameters<typeof startTestServer>[0]): Promise<TestServer> {
  const server = await startTestServer(settings);
  ends.push(() => server.stop());
  return server;
}

async function open(server: TestServer, from: string): Promise<RawConnection> {
  const connection = await openConnection(server.url, { localAddress: from });
  ends.push(() => connection.close());
  return connection;
}

/** Opens connections that are taken, each of which was answered. */
async function hold(server: TestServer, count: number, from: string): Promise<RawConnection[]> {
  const held: RawConnection[] = [];
  while (held.length < count) {
    const connection = await open(server, from);
    connection.send(requestBytes('GET', '/api/private/ipinfo'));
    const answer = await connection.answer();
    expect([answer.status, answer.header('Connection')], `connection ${held.length}`).toEqual([
      401,
      'keep-alive',
    ]);
    held.push(connection);
  }
  return held;
}

/** What a new connection is told of a path. */
async function ask(server: TestServer, from: string, path = '/api/private/ipinfo') {
  const connection = await open(server, from);
  connection.send(requestBytes('GET', path));
  const answer = await connection.answer();
  return { answer, connection };
}

async function expectRefused(server: TestServer, from: string): Promise<void> {
  const { answer, connection } = await ask(server, from);
  expect([answer.status, answer.json().errorCode]).toEqual([503, 'TOO_MANY_CONNECTIONS']);
  expect([answer.header('Retry-After'), answer.header('Connection')]).toEqual(['1', 'close']);
  expect(await connection.closed()).toBe('');
}

describe('when as many connections are open as may be', () => {
  it('a further one is refused by its first request, and there is room again when one ends', async () => {
    const server = await start({ maxConnections: '100' });
    const held = await hold(server, 100, FIRST);
    await expectRefused(server, SECOND);
    held[0]?.close();
    await until(
      'room for another',
      async () => (await ask(server, SECOND)).answer.status === 401 || undefined,
    );
  });

  it('health is told all the same, however many silent ones wait', async () => {
    const server = await start({ maxConnections: '100' });
    await hold(server, 100, FIRST);
    const silent = [];
    while (silent.length < 2 * connectionBounds.keptForHealth.most) silent.push(await open(server, SECOND));
    for (const path of ['/healthz', '/readyz']) {
      const { answer, connection } = await ask(server, SECOND, path);
      expect([answer.status, answer.header('Connection')]).toEqual([200, 'close']);
      expect(await connection.closed()).toBe('');
    }
    // The oldest made room.
    expect(await silent[0]?.closed()).toBe('');
  });
});

describe('connections from one address', () => {
  it('have a bound of their own, and others are not touched by it', async () => {
    const server = await start({ maxConnectionsPerAddress: '10' });
    await hold(server, 10, FIRST);
    await expectRefused(server, FIRST);
    expect((await ask(server, FIRST, '/healthz')).answer.status).toBe(200);
    await hold(server, 10, SECOND);
  });

  it('have none when it is that of a trusted proxy', async () => {
    const server = await start({ maxConnectionsPerAddress: '10', trustedProxies: PROXY });
    await hold(server, 30, PROXY);
  });
});

describe('a tenth of all connections', () => {
  it('is kept for trusted proxies', async () => {
    const server = await start({ maxConnections: '100', trustedProxies: PROXY });
    await hold(server, 90, FIRST);
    await expectRefused(server, SECOND);
    await hold(server, 10, PROXY);
    await expectRefused(server, PROXY);
  });
});

describe('connections that wait for a PROXY protocol header', () => {
  // The proxy speaks for itself, so all of its connections are its own.
  const HEADER = 'PROXY UNKNOWN\r\n';
  const QUESTION = requestBytes('GET', '/api/private/ipinfo');

  async function startBehindBalancer(): Promise<TestServer> {
    const server = await start({
      maxConnections: '100',
      trustedProxies: PROXY,
      clientAddressFrom: 'proxy-protocol',
    });
    // They wait for five seconds, which a slow machine may need to open them.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    ends.push(() => void vi.useRealTimers());
    return server;
  }

  async function openAll(server: TestServer, count: number): Promise<RawConnection[]> {
    const opened: RawConnection[] = [];
    while (opened.length < count) opened.push(await open(server, PROXY));
    return opened;
  }

  async function speak(connections: readonly RawConnection[], ...parts: string[]): Promise<void> {
    for (const connection of connections) {
      connection.send(...parts, QUESTION);
      expect((await connection.answer()).status).toBe(401);
    }
  }

  it('count among all, and the one that has waited longest makes room', async () => {
    const server = await startBehindBalancer();
    const speaking = await openAll(server, 40);
    await speak(speaking, HEADER);
    const [longest, ...silent] = await openAll(server, 61);
    expect(await longest?.closed()).toBe('');
    await speak(silent, HEADER);
    await speak(speaking);
  });

  it('leave room for health when all are taken', async () => {
    const server = await startBehindBalancer();
    await speak(await openAll(server, 100), HEADER);
    const [longest] = await openAll(server, 2 * connectionBounds.keptForHealth.most);
    const [probe] = await openAll(server, 1);
    probe?.send(HEADER, requestBytes('GET', '/healthz'));
    expect((await probe?.answer())?.status).toBe(200);
    expect(await longest?.closed()).toBe('');
  });
});

describe('over TLS', () => {
  it('a connection beyond the bound is refused by its first request too', async () => {
    const server = await start({ maxConnectionsPerAddress: '1', tls: 'self-signed' });
    const tls = () => {
      const socket = connectTls({
        port: Number(new URL(server.url).port),
        host: '127.0.0.1',
        rejectUnauthorized: false,
      });
      ends.push(() => void socket.destroy());
      return socket;
    };
    const first = tls();
    await once(first, 'secureConnect');
    const second = tls();
    second.write(requestBytes('GET', '/api/private/ipinfo'));
    const [answer] = await once(second, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 503 /);
    const third = tls();
    third.write(requestBytes('GET', '/healthz'));
    const [healthy] = await once(third, 'data');
    expect(String(healthy)).toMatch(/^HTTP\/1\.1 200 /);
  });
});
