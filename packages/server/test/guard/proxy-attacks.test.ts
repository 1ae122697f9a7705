import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GuardServer, startGuardServer } from '../support/guard.js';
import { startGuardProxy, startUpstream } from '../support/guard-proxy.js';
import { exchange, openConnection, requestBytes } from '../support/raw-http.js';

// Requests that nobody's client sends, or few do.

let server: GuardServer;
beforeAll(async () => {
  server = await startGuardServer();
});
afterAll(() => server.stop());

const OPEN = '/v1/openapi.json';
const UPGRADE = { Connection: 'Upgrade', Upgrade: 'h2c', 'HTTP2-Settings': 'AAMAAABkAAQAAP__' };
const open = (headers: Readonly<Record<string, string>>) => requestBytes('GET', OPEN, headers);

/** More headers than Node keeps, unless it is told to. */
const VERY_MANY = 'TE: a\r\n'.repeat(1_100);

async function start(listener?: Parameters<typeof startUpstream>[0]) {
  const upstream = await startUpstream(listener);
  return { upstream, proxy: await startGuardProxy(server.guardUrl, upstream.url) };
}

describe('very many headers', () => {
  it('do not hide the length of a body, which is no request', async () => {
    const { upstream, proxy } = await start();
    const hidden = requestBytes('GET', '/v1/hidden', {});
    const head = `GET ${OPEN} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n${VERY_MANY}`;
    const connection = await openConnection(proxy.url);
    connection.send(`${head}Content-Length: ${hidden.length}\r\n\r\n`, hidden);
    expect((await connection.answer()).status).toBe(200);
    connection.send(open({ Connection: 'close', Host: 'last' }));
    const rest = await connection.closed();
    expect(rest.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
    expect(upstream.requests.map(({ url, headers }) => [url, headers['content-length']])).toEqual([
      [OPEN, String(hidden.length)],
      [OPEN, undefined],
    ]);
  });

  it('do not hide a header that only the gate may send', async () => {
    const { upstream, proxy } = await start();
    const head = `GET ${OPEN} HTTP/1.1\r\nHost: a\r\n${VERY_MANY}X-Sallyport-Caller: apikey/aaaaaaaa\r\n\r\n`;
    expect((await exchange(proxy.url, head)).json().errorCode).toBe('HEADER_NOT_ALLOWED');
    expect(upstream.requests).toEqual([]);
  });

  it('do not push out those that say who calls, at an API that takes so many', async () => {
    const { upstream, proxy } = await start();
    const head = `GET ${OPEN} HTTP/1.1\r\nHost: a\r\n${'A: b\r\n'.repeat(985)}\r\n`;
    expect((await exchange(proxy.url, head)).status).toBe(200);
    expect(upstream.requests[0]?.headers).toHaveProperty('x-sallyport-decision');
  });
});

describe('an offer to speak another protocol', () => {
  it('leaves nothing behind on the connection that brings very many', async () => {
    const { proxy } = await start();
    const warnings: string[] = [];
    const warned = ({ message }: Error) => void warnings.push(message);
    process.on('warning', warned);
    const connection = await openConnection(proxy.url);
    for (let at = 0; at < 30; at++) {
      connection.send(open(UPGRADE));
      expect((await connection.answer()).status).toBe(200);
    }
    connection.close();
    process.off('warning', warned);
    expect(warnings).toEqual([]);
  });
});

describe('trailers', () => {
  const chunked = { 'Transfer-Encoding': 'chunked', Trailer: 'X-Count', Connection: 'close' };
  const body = '3\r\none\r\n0\r\nX-Count: 1\r\n\r\n';

  it('may be announced, and are, where there can be some', async () => {
    const { upstream, proxy } = await start((request, response) => {
      response.writeHead(200, { Trailer: 'X-Sum' });
      request.resume();
      request.once('end', () => {
        response.addTrailers({ 'X-Sum': '1' });
        response.end('ok');
      });
    });
    const connection = await openConnection(proxy.url);
    connection.send(requestBytes('GET', OPEN, chunked), body);
    const text = await connection.closed();
    expect(text).toMatch(/^HTTP\/1\.1 200 .*Trailer: X-Sum\r\n.*X-Sum: 1\r\n\r\n$/s);
    const [request] = upstream.requests;
    expect([request?.headers.trailer, request?.trailers]).toEqual(['X-Count', { 'x-count': '1' }]);
  });

  it.each([
    ['a HEAD', requestBytes('HEAD', OPEN, { Connection: 'close' })],
    ['HTTP/1.0', `GET ${OPEN} HTTP/1.0\r\n\r\n`],
    ['a request without a body', open({ Trailer: 'X-Count', Connection: 'close' })],
  ])('are not announced where there can be none: %s', async (_, bytes) => {
    const { proxy } = await start((_request, response) => {
      response.writeHead(200, { Trailer: 'X-Sum', 'Transfer-Encoding': 'chunked' });
      response.end('ok');
    });
    const connection = await openConnection(proxy.url);
    connection.send(bytes);
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 200 /);
    expect(proxy.told).toEqual([]);
  });
});

it.each(['a b', 'a/b', 'a@b', 'a\\b', '"a"', 'a?b'])('no API sees the host %j', async (Host) => {
  const { upstream, proxy } = await start();
  const { status, json } = await exchange(proxy.url, open({ Host }));
  expect([status, json().errorCode]).toEqual([400, 'MALFORMED_REQUEST']);
  expect(upstream.requests).toEqual([]);
});

it('who speaks HTTP/1.0 gets no interim answer', async () => {
  const { upstream, proxy } = await start((request, response) => void request.pipe(response));
  const connection = await openConnection(proxy.url);
  connection.send(`GET ${OPEN} HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\nlamp`);
  expect(await connection.closed()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(upstream.requests[0]?.headers).not.toHaveProperty('expect');
});

it('a trusted proxy is believed in its own spelling alone', async () => {
  const upstream = await startUpstream();
  const proxy = await startGuardProxy(server.guardUrl, upstream.url, { trusted: ['127.0.0.1'] });
  const brought = {
    'X-Forwarded-For': '203.0.113.7',
    X_Forwarded_For: '198.51.100.9',
    'X.Real.IP': '198.51.100.9',
  };
  expect((await exchange(proxy.url, open({ ...brought, 'X-Real-IP': '203.0.113.7' }))).status).toBe(200);
  const [{ rawHeaders } = { rawHeaders: [] }] = upstream.requests;
  expect(rawHeaders.join('\n')).not.toContain('198.51.100.9');
  expect(upstream.requests[0]?.headers).toMatchObject({
    'x-forwarded-for': '203.0.113.7, 127.0.0.1',
    'x-real-ip': '203.0.113.7',
  });
});

it('an API that answers with control characters in its phrase stops nothing', async () => {
  const { proxy } = await start((request) => {
    request.socket.end('HTTP/1.1 200 a\u0001b\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok');
  });
  for (let at = 0; at < 2; at++) {
    const answer = await exchange(proxy.url, open({}));
    expect([answer.statusLine, String(answer.body)]).toEqual(['HTTP/1.1 200 ', 'ok']);
  }
});
