import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProxyProtocol } from '../../src/http/wire/proxy-protocol.js';
import { startTestServer, type TestServer } from '../support/server.js';

const lines: { level: number; peer?: string; msg: string }[] = [];
let server: TestServer;
beforeAll(async () => {
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  server = await startTestServer(
    { host: '127.0.0.1', trustedProxies: '127.0.0.1', clientAddressFrom: 'proxy-protocol' },
    { log },
  );
});
afterAll(() => server.stop());

const DIRECT = '127.0.0.9';
const HEADER = 'PROXY TCP4 192.0.2.7 198.51.100.1 56324 443\r\n';
const REQUEST = 'GET /api/atlas/v2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';

/** Sends these pieces one after the other on one connection, and reads until it ends. */
async function exchange(pieces: readonly (string | Buffer)[], from = '127.0.0.1'): Promise<string> {
  const socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1', localAddress: from });
  socket.setNoDelay(true);
  await once(socket, 'connect');
  let answer = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    answer += text;
  });
  const ended = once(socket, 'close');
  for (const piece of pieces)
    await new Promise<void>((resolve) => socket.write(piece, () => setImmediate(resolve)));
  await ended;
  return answer;
}

const statusOf = (answer: string) => Number(answer.split(' ')[1]);
describe('with the PROXY protocol', () => {
  it('a request after the header of a trusted proxy is answered', async () => {
    expect(statusOf(await exchange([HEADER + REQUEST]))).toBe(401);
  });

  it('the header can come byte by byte, and the request with its last one', async () => {
    const bytes = [...HEADER];
    expect(statusOf(await exchange([...bytes.slice(0, -1), `\n${REQUEST}`]))).toBe(401);
  });

  it('a header of version 2 whose proxy speaks for itself, as health checks do, is taken', async () => {
    const local = Buffer.from('\r\n\r\n\0\r\nQUIT\n\x20\0\0\0', 'latin1');
    expect(statusOf(await exchange([local, REQUEST.replace('/api/atlas/v2', '/readyz')]))).toBe(200);
  });

  it('several requests with bodies are read on one connection', async () => {
    const body = JSON.stringify({ username: 'x@example.com', password: 'y'.repeat(300) });
    const post = (connection: string) =>
      'POST /api/private/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n' +
      `Content-Length: ${body.length}\r\nConnection: ${connection}\r\n\r\n${body}`;
    const answer = await exchange([
      HEADER + post('keep-alive').slice(0, 90),
      post('keep-alive').slice(90),
      post('close'),
    ]);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toHaveLength(2);
  });

  it('a trusted proxy without the header is refused, and the log says so', async () => {
    const answer = await exchange([REQUEST]);
    expect(statusOf(answer)).toBe(400);
    expect(answer).toContain('"detail":"The PROXY protocol header of this connection is missing."');
    expect(answer).toContain('"errorCode":"PROXY_HEADER_REFUSED"');
    await exchange([REQUEST]);
    expect(lines.filter(({ msg }) => msg.includes('header is missing'))).toMatchObject([
      { level: 40, peer: '127.0.0.1' },
    ]);
  });

  it('a header that cannot be read is refused', async () => {
    expect(await exchange(['PROXY TCP4 1 2 3 4\r\n'])).toContain('this connection cannot be read.');
    expect(await exchange([`PROXY TCP4 ${'1'.repeat(200)}`])).toContain('this connection cannot be read.');
  });

  it('a header that stays away is waited for in vain', async () => {
    expect(await exchange(['PROXY TCP4 192.0.2.7 '])).toContain('this connection did not come in time.');
  });

  it('a peer that is no trusted proxy is served without the header, and refused with it', async () => {
    expect(statusOf(await exchange([REQUEST], DIRECT))).toBe(401);
    const answer = await exchange([HEADER + REQUEST], DIRECT);
    expect(statusOf(answer)).toBe(400);
    expect(answer).toContain('comes from a peer that is no trusted proxy');
  });

  it('headers of requests tell nothing of the client', async () => {
    const { orgId, apiKey } = server.first;
    await server.curl(`/api/atlas/v2/orgs/${orgId}/apiKeys/${apiKey.id}/accessList`, {
      method: 'POST',
      body: [{ ipAddress: DIRECT }],
      from: DIRECT,
    });
    for (const header of ['X-Forwarded-For: 192.0.2.1', 'Forwarded: for=192.0.2.1'])
      expect(
        (await server.curl('/api/atlas/v2', { from: DIRECT, arguments: ['--header', header] })).status,
      ).toBe(200);
    const { text } = await server.curl('/api/atlas/v2', { from: '127.0.0.8' });
    expect(text).toContain('IP address 127.0.0.8 is not allowed');
    const { text: behind } = await server.curl('/api/atlas/v2', { arguments: ['--haproxy-protocol'] });
    expect(behind).toContain('IP address 127.0.0.1 is not allowed');
  });
});

it('without that setting says what such a connection began with', async () => {
  const plain = await startTestServer({ trustedProxies: '127.0.0.1' });
  const before = server;
  server = plain;
  try {
    const answer = await exchange([HEADER + REQUEST]);
    expect(answer).toContain('The PROXY protocol header of this connection is not expected.');
  } finally {
    server = before;
    await plain.stop();
  }
});

it('closes while connections wait that have sent nothing', async () => {
  const closing = await startTestServer({ trustedProxies: '127.0.0.1', clientAddressFrom: 'proxy-protocol' });
  const socket = connect(Number(new URL(closing.url).port), '127.0.0.1');
  await once(socket, 'connect');
  const closed = once(socket, 'close');
  await closing.stop();
  await closed;
});

it('a peer that is turned away and resets its connection ends nothing but that', async () => {
  const http = createServer();
  createProxyProtocol({ isTrustedPeer: () => false, log: pino({ level: 'silent' }) }).guard(http, () => 10);
  let taken: Socket | undefined;
  http.prependListener('connection', (socket: Socket) => {
    taken = socket;
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const peer = connect((http.address() as AddressInfo).port, '127.0.0.1');
  peer.write(HEADER);
  await once(peer, 'data');
  // Without one an error of the connection would be nobody's, and end the process.
  expect(taken?.listenerCount('error')).toBeGreaterThan(0);
  peer.resetAndDestroy();
  http.close();
  http.closeAllConnections();
});
