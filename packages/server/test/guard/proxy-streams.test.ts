import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../support/built-server.js';
import { createGate } from '../support/gate.js';
import { type GuardServer, startGuardServer } from '../support/guard.js';
import { startGuardProxy, startUpstream } from '../support/guard-proxy.js';
import { exchange, openConnection, type RawAnswer, requestBytes } from '../support/raw-http.js';
import { createAccount, mintToken } from '../support/service-accounts.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

let server: GuardServer;
let orders: string;
let Authorization: string;
beforeAll(async () => {
  server = await startGuardServer();
  orders = `/v1/projects/${server.first.groupId}/orders`;
  const { json } = await mintToken(server, await createAccount(server, ['ORG_OWNER']));
  Authorization = `Bearer ${json.access_token}`;
});
afterAll(() => server.stop());

const OPEN = '/v1/openapi.json';
const WEB_SOCKET = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
};

const codeOf = ({ status, json }: RawAnswer) => [status, json().errorCode];

/** A server that speaks no HTTP by itself. */
async function startRaw(onRequest: (socket: Socket, head: string) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const raw = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (bytes) => onRequest(socket, bytes.toString('latin1')));
  });
  raw.listen(0, '127.0.0.1');
  await once(raw, 'listening');
  onTestFinished(() => {
    raw.close();
    for (const socket of sockets) socket.destroy();
  });
  return `http://127.0.0.1:${(raw.address() as AddressInfo).port}`;
}

describe('a stream', () => {
  it('comes event by event, and the API hears when nobody listens any more', async () => {
    let events: ServerResponse | undefined;
    const upstream = await startUpstream((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.flushHeaders();
      events = response;
    });
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const call = sendRequest(`${proxy.url}${OPEN}`).end();
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    expect(answer.headers['content-type']).toBe('text/event-stream');
    for (const text of ['data: one\n\n', 'data: two\n\n']) {
      events?.write(text);
      expect(String((await once(answer, 'data'))[0])).toBe(text);
    }
    const closed = once(events as ServerResponse, 'close');
    call.destroy();
    await closed;
  });

  it('goes up as it comes, with its trailers, and comes down with those of the API', async () => {
    const upstream = await startUpstream((request, response) => {
      response.writeHead(200, { Trailer: 'X-Sum' });
      request.pipe(response, { end: false });
      request.once('end', () => {
        response.addTrailers({ 'X-Sum': String(request.trailers['x-count']) });
        response.end();
      });
    });
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const connection = await openConnection(proxy.url);
    connection.send(requestBytes('POST', orders, { Authorization, 'Transfer-Encoding': 'chunked' }));
    connection.send('3\r\none\r\n');
    const { status } = await connection.answer();
    expect(status).toBe(200);
    connection.send('0\r\nX-Count: 1\r\nX_Sallyport_Caller: apikey/aaaaaaaa\r\nAuthorization: x\r\n\r\n');
    await until('the end of the answer', () => upstream.requests[0]?.complete || undefined);
    expect(upstream.requests[0]?.trailers).toEqual({ 'x-count': '1' });
    connection.send(requestBytes('GET', OPEN, { Connection: 'close' }));
    expect(await connection.closed()).toContain('one\r\n0\r\nX-Sum: 1\r\n\r\nHTTP/1.1 200');
  });

  it('is told to go on only when it may', async () => {
    const upstream = await startUpstream((request, response) => {
      response.writeHead(200, { 'Content-Length': '4' });
      request.pipe(response);
    });
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const expecting = { Expect: '100-continue', 'Content-Length': '4' };
    const refused = await exchange(proxy.url, requestBytes('POST', orders, expecting));
    expect(refused.status).toBe(401);
    const connection = await openConnection(proxy.url);
    connection.send(requestBytes('POST', orders, { ...expecting, Authorization }));
    expect((await connection.answer()).statusLine).toBe('HTTP/1.1 100 Continue');
    connection.send('lamp');
    expect((await connection.answer()).body.toString()).toBe('lamp');
    connection.close();
  });

  it('that breaks off at the API does not look whole', async () => {
    const upstream = await startUpstream((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('a part');
      setImmediate(() => response.destroy());
    });
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const connection = await openConnection(proxy.url);
    connection.send(requestBytes('GET', OPEN));
    expect(await connection.closed()).toContain('a part');
  });

  it('that breaks off at the caller does not look whole', async () => {
    const begun = createGate();
    const upstream = await startUpstream((request) => {
      request.on('error', () => {});
      request.once('data', begun.open);
    });
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const connection = await openConnection(proxy.url);
    connection.send(requestBytes('POST', orders, { Authorization, 'Content-Length': '100' }), 'a part');
    await begun.opened;
    connection.close();
    await until('the API to hear of it', () => upstream.requests[0]?.destroyed || undefined);
    expect(upstream.requests[0]?.complete).toBe(false);
  });

  it('may be answered before it ends', async () => {
    const upstream = await startUpstream((_request, response) => response.writeHead(413).end('too long'));
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const answer = await exchange(
      proxy.url,
      requestBytes('POST', orders, { Authorization, 'Content-Length': '1000000' }),
      'a part',
    );
    expect(answer.status).toBe(413);
  });
});

describe('a WebSocket', () => {
  /** An API that sends back what comes. */
  async function startEcho() {
    const upstream = await startUpstream();
    upstream.server.on('upgrade', (request, socket, head) => {
      upstream.requests.push(request);
      socket.on('error', () => {});
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
      socket.write(head);
      socket.pipe(socket);
    });
    return upstream;
  }

  it('is decided about once, and passes in both directions', async () => {
    const upstream = await startEcho();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const connection = await openConnection(proxy.url);
    connection.send(requestBytes('GET', orders, { ...WEB_SOCKET, Authorization }));
    const answer = await connection.answer();
    expect([answer.status, answer.header('Upgrade')]).toEqual([101, 'websocket']);
    expect(upstream.requests[0]?.headers).toMatchObject({
      'sec-websocket-key': WEB_SOCKET['Sec-WebSocket-Key'],
      'x-sallyport-permission': 'orders.read',
    });
    // What a client sends is no request any more.
    connection.send('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\necho');
    expect((await connection.answer()).body.toString()).toBe('echo');
    const closed = connection.closed();
    await proxy.close();
    await closed;
  });

  it('is refused like any request', async () => {
    const upstream = await startEcho();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const connection = await openConnection(proxy.url);
    connection.send(requestBytes('GET', orders, WEB_SOCKET));
    const answer = await connection.answer();
    expect(codeOf(answer)).toEqual([401, 'NOT_AUTHENTICATED']);
    await connection.closed();
    expect(upstream.requests).toEqual([]);
  });

  it('is answered with what an API says that takes none', async () => {
    const upstream = await startUpstream((_request, response) => response.writeHead(426).end('no'));
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const answer = await exchange(proxy.url, requestBytes('GET', OPEN, WEB_SOCKET));
    expect([answer.status, answer.header('Connection')]).toEqual([426, 'close']);
  });

  it('cannot bring a request past the gate, whatever protocol is offered', async () => {
    const upstream = await startEcho();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const connection = await openConnection(proxy.url);
    const offered = { Connection: 'Upgrade, HTTP2-Settings', 'HTTP2-Settings': 'AAMAAABkAAQ' };
    connection.send(
      requestBytes('POST', orders, { ...offered, Upgrade: 'h2c', Authorization }, 'lamp'),
      requestBytes('GET', '/admin'),
    );
    expect((await connection.answer()).status).toBe(200);
    expect((await connection.answer()).status).toBe(401);
    connection.send(requestBytes('GET', OPEN, { ...offered, Upgrade: 'h2c' }));
    expect((await connection.answer()).status).toBe(200);
    connection.close();
    expect(upstream.requests.map(({ url }) => url)).toEqual([orders, OPEN]);
    for (const { headers } of upstream.requests) expect(headers).not.toHaveProperty('upgrade');
  });
});

describe('nothing passes', () => {
  it('while the gate is away, and all does when it is back', async () => {
    const way = await startTcpProxy(Number(new URL(server.guardUrl).port));
    onTestFinished(() => way.close());
    const upstream = await startUpstream();
    const gate = `http://127.0.0.1:${way.port}`;
    const proxy = await startGuardProxy(gate, upstream.url);
    // Where the gate answers, a busy machine may take longer than this one waits.
    const hasty = await startGuardProxy(gate, upstream.url, { gateMs: 200 });
    const ask = ({ url } = proxy) => exchange(url, requestBytes('GET', OPEN));
    expect((await ask()).status).toBe(200);
    await way.refuse();
    const away = await ask();
    expect(codeOf(away)).toEqual([503, 'GUARD_NOT_REACHED']);
    expect(away.header('Retry-After')).toBe('1');
    expect(proxy.told.at(-1)).toMatch(/^the gate nginx at http:\S+ cannot be asked: .*ECONNREFUSED/);
    await way.heal();
    expect((await ask()).status).toBe(200);
    way.swallow();
    expect(codeOf(await ask(hasty))).toEqual([503, 'GUARD_NOT_REACHED']);
    expect(upstream.requests).toHaveLength(2);
  });

  it('by a gate of envoy, which decides about the question itself', async () => {
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url, { gate: 'envoy' });
    expect(await proxy.problemOfGate()).toContain('dialect envoy');
    for (const headers of [{}, { Authorization }])
      expect((await exchange(proxy.url, requestBytes('GET', OPEN, headers))).status).not.toBe(200);
    expect(upstream.requests).toEqual([]);
  });

  it.each(['nothing', 'plain'])('by the gate %s', async (gate) => {
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url, { gate });
    expect(await proxy.problemOfGate()).toContain(gate);
    const answer = await exchange(proxy.url, requestBytes('GET', OPEN));
    expect(codeOf(answer)).toEqual([502, 'GUARD_NOT_UNDERSTOOD']);
    expect(upstream.requests).toEqual([]);
  });

  it.each([
    ['that says yes to everything', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'],
    ['that says whom it is, and not all of it', 'HTTP/1.1 200 OK\r\nX-Sallyport-Caller: -\r\n\r\n'],
    ['that sends somebody elsewhere', 'HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n'],
    ['that speaks no HTTP', 'hello\r\n\r\n'],
    ['that speaks another protocol', 'HTTP/1.1 101 Go\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'],
    ['that never ends', `HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n${'a'.repeat(100_000)}`],
  ])('by a server %s', async (_what, says) => {
    const upstream = await startUpstream();
    const guard = await startRaw((socket) => socket.write(says));
    const proxy = await startGuardProxy(guard, upstream.url, { gateMs: 500 });
    const answer = await exchange(proxy.url, requestBytes('GET', OPEN));
    expect([502, 503]).toContain(answer.status);
    expect(answer.json().errorCode).toMatch(/^GUARD_NOT_/);
    expect(upstream.requests).toEqual([]);
  });
});

describe('an API', () => {
  it('that is away is 502, and that is silent 504', async () => {
    const away = await startGuardProxy(server.guardUrl, 'http://127.0.0.1:1');
    expect(codeOf(await exchange(away.url, requestBytes('GET', OPEN)))).toEqual([
      502,
      'UPSTREAM_NOT_REACHED',
    ]);
    expect(away.told).toEqual([expect.stringMatching(/^the upstream http:\S+ failed: .*ECONNREFUSED/)]);
    const upstream = await startUpstream(() => {});
    const silent = await startGuardProxy(server.guardUrl, upstream.url, { answerMs: 100 });
    expect(codeOf(await exchange(silent.url, requestBytes('GET', OPEN)))).toEqual([
      504,
      'UPSTREAM_TIMED_OUT',
    ]);
  });

  it.each([
    ['hangs up', (socket: Socket) => void socket.destroy()],
    ['resets', (socket: Socket) => void socket.resetAndDestroy()],
    ['speaks no HTTP', (socket: Socket) => void socket.end('hello\r\n\r\n')],
    [
      'has two lengths',
      (socket: Socket) =>
        void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
    ],
    [
      'changes the protocol unasked',
      (socket: Socket) => void socket.write('HTTP/1.1 101 OK\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    ],
  ])('that %s is 502, and the next request is served', async (_what, misbehave) => {
    let isWell = false;
    const api = await startRaw((socket) => {
      if (isWell) socket.write('HTTP/1.1 204 No Content\r\n\r\n');
      else misbehave(socket);
    });
    const proxy = await startGuardProxy(server.guardUrl, api);
    expect(codeOf(await exchange(proxy.url, requestBytes('GET', OPEN)))).toEqual([
      502,
      'UPSTREAM_NOT_REACHED',
    ]);
    isWell = true;
    expect((await exchange(proxy.url, requestBytes('GET', OPEN))).status).toBe(204);
  });

  it('that closes a connection it kept is asked again for what can be repeated', async () => {
    let count = 0;
    const api = await startRaw((socket) => {
      count++;
      // Takes the second request of a connection, and hangs up on it.
      if (count === 2) socket.destroy();
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    const proxy = await startGuardProxy(server.guardUrl, api);
    for (let at = 0; at < 2; at++)
      expect((await exchange(proxy.url, requestBytes('GET', OPEN))).status).toBe(200);
    expect(count).toBe(3);
  });

  it('may answer what a connection alone is about, which goes no further', async () => {
    const upstream = await startUpstream((_request, response) => {
      response.writeHead(200, 'Very well', [
        ...['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Keep-Alive', 'timeout=99', 'X-Hop', 'x'],
        ...['Connection', 'X-Hop', 'Content-Length', '2'],
      ]);
      response.end('ok');
    });
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const answer = await exchange(proxy.url, requestBytes('GET', OPEN));
    expect(answer.statusLine).toBe('HTTP/1.1 200 Very well');
    expect(answer.all('Set-Cookie')).toEqual(['a=1', 'b=2']);
    expect(answer.header('X-Hop')).toBeUndefined();
    expect(answer.header('Keep-Alive')).not.toBe('timeout=99');
  });
});

it('outlives callers that reset their connection at any moment', async () => {
  const upstream = await startUpstream((_request, response) => {
    response.write('a');
    setTimeout(() => response.end('b'), 5);
  });
  const proxy = await startGuardProxy(server.guardUrl, upstream.url);
  const { port } = new URL(proxy.url);
  const { connect } = await import('node:net');
  for (let at = 0; at < 30; at++) {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    const headers = at % 3 === 0 ? WEB_SOCKET : {};
    socket.write(requestBytes('GET', OPEN, headers));
    await new Promise((resolve) => setTimeout(resolve, at % 10));
    socket.resetAndDestroy();
  }
  expect((await exchange(proxy.url, requestBytes('HEAD', OPEN))).status).toBe(200);
});

it('finishes what is under way when it is stopped, and takes nothing more', async () => {
  const going = createGate();
  const begun = createGate();
  const upstream = await startUpstream((_request, response) => {
    begun.open();
    void going.opened.then(() => response.end('done'));
  });
  const proxy = await startGuardProxy(server.guardUrl, upstream.url);
  const connection = await openConnection(proxy.url);
  connection.send(requestBytes('GET', OPEN));
  await begun.opened;
  const closed = proxy.close();
  going.open();
  const answer = await connection.answer();
  expect([answer.status, answer.body.toString()]).toEqual([200, 'done']);
  await closed;
});

it('serves the document about an API to everybody, at the host of the API', async () => {
  const resource = 'https://shop.example.com/v1';
  const withResource = await startGuardServer(`resource: ${resource}\nchallenge: bearer\n`);
  onTestFinished(() => withResource.stop());
  const upstream = await startUpstream();
  const proxy = await startGuardProxy(withResource.guardUrl, upstream.url);
  const path = '/.well-known/oauth-protected-resource/v1';
  const answer = await exchange(proxy.url, requestBytes('GET', path));
  expect(answer.json()).toMatchObject({ resource, authorization_servers: [withResource.url] });
  const refused = await exchange(proxy.url, requestBytes('GET', '/v1/reports/2026'));
  expect(refused.header('WWW-Authenticate')).toBe(
    `Bearer resource_metadata="https://shop.example.com${path}"`,
  );
  for (const other of ['/.well-known/oauth-protected-resource', `${path}?a`, `${path}/x`])
    expect((await exchange(proxy.url, requestBytes('GET', other))).status).toBe(401);
  expect(upstream.requests).toEqual([]);
});
