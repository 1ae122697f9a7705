import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { ask, bearer, keepAlive, sendRaw, statusesIn } from './ask.mjs';
import { ORDERS, PROXY, startWorld } from './world.mjs';

const CALLS = 50;
/** One for each thread of a proxy. */
const MOST_CONNECTIONS = 4;

describe(PROXY, () => {
  let world;
  let token;
  before(async () => {
    world = await startWorld();
    token = await bearer();
  });
  afterEach(() => {
    for (const { method, target, headers } of world.upstream.requests) {
      assert.match(
        headers['x-sallyport-decision'] ?? '',
        /^[0-9a-f]{12}-/,
        `${method} ${target} came unasked`,
      );
      assert.ok(
        headers['x-sallyport-route'] === '-' || headers['x-sallyport-route'].startsWith(`${method} `),
      );
      assert.equal(headers.authorization, undefined);
    }
  });
  after(() => world.stop());

  it(`keeps its connections to the gate over ${CALLS} calls`, async () => {
    const opened = world.relay.opened();
    const agent = keepAlive();
    for (let call = 0; call < CALLS; call++) {
      const { status } = await ask(world, { target: ORDERS, headers: call % 2 ? token : {}, agent });
      assert.equal(status, call % 2 ? 200 : 401);
    }
    agent.destroy();
    const used = world.relay.opened() - opened;
    assert.ok(used <= MOST_CONNECTIONS, `${used} connections`);
  });

  it('passes a WebSocket after one decision', async () => {
    const socket = connect(world.port, '127.0.0.1');
    const got = waiting(socket);
    const head = [
      `GET ${ORDERS} HTTP/1.1`,
      'Host: shop',
      `Authorization: ${token.Authorization}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    const answer = await got((text) => text.includes('\r\n\r\n'));
    assert.match(answer, /^HTTP\/1\.1 101 /);
    assert.match(answer, /s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=/);
    socket.write('a frame, to be sent back');
    await got((text) => text.endsWith('a frame, to be sent back'));
    socket.destroy();
  });

  it('passes no WebSocket to a stranger', async () => {
    const count = world.upstream.requests.length;
    const head = `GET ${ORDERS} HTTP/1.1\r\nHost: shop\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
    assert.deepEqual(statusesIn(await sendRaw(world, head)), [401]);
    assert.equal(world.upstream.requests.length, count);
  });

  it('passes events as they come', async () => {
    const answer = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port: world.port, path: '/events', agent: false }, resolve)
        .on('error', reject)
        .end();
    });
    assert.equal(answer.statusCode, 200);
    const got = waiting(answer);
    // The API sends the second one only then.
    await got((text) => text === 'data: first\n\n');
    world.upstream.goOn();
    await got((text) => text === 'data: first\n\ndata: second\n\n');
  });

  it('asks about each request of a connection', async () => {
    const count = world.upstream.requests.length;
    const open = 'GET /open HTTP/1.1\r\nHost: shop\r\n\r\n';
    const closed = `GET ${ORDERS} HTTP/1.1\r\nHost: shop\r\n\r\n`;
    const statuses = statusesIn(await sendRaw(world, `${open}${closed}${open}`));
    assert.deepEqual(statuses, [200, 401, 200]);
    assert.deepEqual(
      world.upstream.requests.slice(count).map(({ target }) => target),
      ['/open', '/open'],
    );
  });

  /** What stands behind a body that two servers see end in two places. */
  const HIDDEN = `GET ${ORDERS}?hidden HTTP/1.1\r\nHost: shop\r\nX-Sallyport-Decision: 000000000000-0\r\nX-Sallyport-Caller: forged\r\n\r\n`;
  const smuggled = {
    'a length and chunks': ['Content-Length: 4', 'Transfer-Encoding: chunked'],
    'chunks and a length': ['Transfer-Encoding: chunked', `Content-Length: ${5 + HIDDEN.length}`],
    'two lengths': ['Content-Length: 5', `Content-Length: ${5 + HIDDEN.length}`],
    'a list of lengths': [`Content-Length: 5, ${5 + HIDDEN.length}`],
    'a length with a sign': ['Content-Length: +5'],
    'a length in hexadecimal digits': ['Content-Length: 0x5'],
    'a blank before the colon': ['Transfer-Encoding : chunked', 'Content-Length: 5'],
    'a tab before chunked': ['Transfer-Encoding:\tchunked', 'Content-Length: 5'],
    'a coding that is none': ['Transfer-Encoding: xchunked', 'Content-Length: 5'],
    'chunked and another coding': ['Transfer-Encoding: chunked, identity', 'Content-Length: 5'],
    'chunked twice': ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked', 'Content-Length: 5'],
    'chunked between quotes': ['Transfer-Encoding: "chunked"', 'Content-Length: 5'],
    'a folded line': ['Transfer-Encoding:', ' chunked', 'Content-Length: 5'],
    'a vertical tab': ['Transfer-Encoding: \vchunked', 'Content-Length: 5'],
    'an underscore': ['Transfer_Encoding: chunked', 'Content-Length: 5'],
    'a line that ends in LF': [`X: y\nTransfer-Encoding: chunked`, 'Content-Length: 5'],
    'a NUL': ['Transfer-Encoding: chunked\0', 'Content-Length: 5'],
  };
  let sending;
  /** All at the same time: what comes back is waited for as long as something may come. */
  const sendAll = () =>
    Promise.all(
      Object.entries(smuggled).flatMap(([how, lines]) =>
        ['GET', 'POST'].map((method) => {
          const target = `${method === 'GET' ? '/open' : ORDERS}?how=${encodeURIComponent(how)}`;
          const head = [
            `${method} ${target} HTTP/1.1`,
            'Host: shop',
            `Authorization: ${token.Authorization}`,
          ];
          return sendRaw(world, `${[...head, ...lines].join('\r\n')}\r\n\r\n0\r\n\r\n${HIDDEN}`);
        }),
      ),
    );
  for (const how of Object.keys(smuggled))
    it(`has no request smuggled in with ${how}`, async () => {
      sending ??= sendAll();
      await sending;
      // Where it came to be seen as a request of its own, it was asked about as one, and is a stranger's.
      const { requests } = world.upstream;
      assert.deepEqual(
        requests.filter(({ target }) => target.includes('hidden')),
        [],
      );
      const carriers = requests.filter(({ target }) => target.endsWith(`how=${encodeURIComponent(how)}`));
      assert.ok(carriers.length <= 2);
    });

  it('has no request smuggled in behind an upgrade that the API does not take', async () => {
    const count = world.upstream.requests.length;
    const head = `GET /open HTTP/1.1\r\nHost: shop\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n`;
    await sendRaw(world, `${head}${HIDDEN}`);
    const reached = world.upstream.requests.slice(count);
    assert.deepEqual(
      reached.filter(({ target }) => target.includes('hidden')),
      [],
    );
  });

  for (const offers of [
    'h2c',
    'H2C',
    'h2c, websocket',
    'websocket, h2c',
    'websocket\r\nUpgrade: h2c',
    'h2c\r\nUpgrade: websocket',
  ])
    it(`lets no API speak another protocol than WebSocket: ${JSON.stringify(offers)}`, async () => {
      const count = world.upstream.requests.length;
      const head = `GET /open HTTP/1.1\r\nHost: shop\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: ${offers}\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
      await sendRaw(world, head);
      for (const { headers } of world.upstream.requests.slice(count))
        assert.ok([undefined, 'websocket'].includes(headers.upgrade), `${headers.upgrade}`);
    });

  it('refuses everything while Sallyport is away, and passes again when it is back', async () => {
    const count = world.upstream.requests.length;
    world.relay.become('away');
    for (const target of [ORDERS, '/open']) {
      const { status } = await ask(world, { target, headers: token });
      assert.ok(status >= 500, `${status}`);
    }
    world.relay.become('silent');
    const { status } = await ask(world, { target: '/open' });
    assert.ok(status >= 500, `${status}`);
    assert.equal(world.upstream.requests.length, count);
    world.relay.become('open');
    assert.equal((await ask(world, { target: '/open' })).status, 200);
  });
});

/** Resolves when what came so far is as wanted. */
function waiting(stream) {
  let text = '';
  let check = () => {};
  stream.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
    check();
  });
  return (isWanted) =>
    new Promise((resolve) => {
      check = () => {
        if (isWanted(text)) resolve(text);
      };
      check();
    });
}
