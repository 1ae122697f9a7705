import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAddress } from '../../../src/domain/addresses.js';
import { operations } from '../../../src/http/operations/index.js';
import { createRefuseTester } from '../../../src/http/testing/refuse-tester.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { startServerForTests } from '../../support/test-controls.js';

const controls = operations.filter(({ wire }) => wire.name === 'test');
const paths = [
  ...controls.map(({ method, path }) => ({ method, path: path.replace('{snapshotName}', 'a') })),
  { method: 'GET', path: '/_test/openapi.json' },
  { method: 'GET', path: '/_test/openapi.yaml' },
  { method: 'GET', path: '/_test' },
];

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly from?: string;
}

function ask(
  server: TestServer,
  { method, path, headers = {}, body, from }: Sent,
): Promise<{ status: number; text: string }> {
  const { port, hostname } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: hostname,
        port,
        method,
        path,
        headers: { ...headers, ...(body !== undefined && { 'Content-Length': String(body.length) }) },
        ...(from && { localAddress: from }),
      },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk) => {
          text += chunk;
        });
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

describe('a server that was not started for tests', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ testPeers: '127.0.0.0/8' });
  });
  afterAll(() => server.stop());

  it('has more than a dozen controls to hide', () => {
    expect(controls.length).toBeGreaterThan(12);
  });

  it.each(paths)(
    'answers $method $path as nothing that it serves, whatever is sent',
    async ({ method, path }) => {
      const json = { 'Content-Type': 'application/json' };
      const key = Buffer.from(`${server.first.apiKey.publicKey}:${server.first.apiKey.privateKey}`).toString(
        'base64',
      );
      for (const sent of [
        {},
        { headers: json, body: '{}' },
        { headers: { ...json, Authorization: `Basic ${key}` }, body: '[]' },
        { headers: { ...json, 'X-Forwarded-For': '127.0.0.1', Forwarded: 'for=127.0.0.1' } },
        { headers: { 'X-Sallyport-Test': '1', SALLYPORT_TEST: '1', Prefer: 'test' } },
      ]) {
        const { status, text } = await ask(server, { method, path, ...sent });
        expect(status, text).toBe(404);
        expect(JSON.parse(text).errorCode).toBe('RESOURCE_NOT_FOUND');
      }
      const digest = await server.curl(path, { method, body: {} });
      expect(digest.status).toBe(404);
    },
  );
});

/** Ways to write a path that some server or proxy takes for the same. */
const SPELLINGS: readonly ((path: string) => string)[] = [
  (path) => path.replace('_', '%5F'),
  (path) => path.replace('_test', '_tes%74'),
  (path) => path.replace('_test', '%255Ftest'),
  (path) => `/${path}`,
  (path) => `${path}/`,
  (path) => path.toUpperCase(),
  (path) => `/.${path}`,
  (path) => `/api${path}`,
  (path) => `/api/..${path}`,
  (path) => `/api/atlas/v2/../../..${path}`,
  (path) => path.replaceAll('/', '\\'),
  (path) => path.replace('/_test', '/_test;a=b'),
  (path) => path.replace('/_test', '/_test%00'),
  (path) => `${path}?test=true`,
  (path) => `${path}.json`,
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

describe('a server that was not started for tests, asked in other ways', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ testPeers: '127.0.0.0/8', trustedProxies: '127.0.0.0/8' });
  });
  afterAll(() => server.stop());

  it.each(METHODS)('answers %s as nothing that it serves, on every path', async (method) => {
    const headers = { 'Content-Type': 'application/json', 'X-HTTP-Method-Override': 'PUT' };
    for (const path of new Set(paths.map((each) => each.path))) {
      const sent = ['GET', 'HEAD'].includes(method) ? {} : { body: '{}' };
      const { status } = await ask(server, { method, path, headers, ...sent });
      expect(status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
      expect(status, `${method} ${path}`).toBeLessThan(500);
    }
  });

  it('answers no other spelling of a path', async () => {
    const host = new URL(server.url).host;
    const spellings = [...SPELLINGS, (path: string) => `http://${host}${path}`];
    for (const { method, path } of paths)
      for (const spell of spellings) {
        const spelled = spell(path);
        const { status, text } = await ask(server, { method, path: spelled });
        expect(status, `${method} ${spelled}: ${text}`).toBeGreaterThanOrEqual(400);
        expect(status, `${method} ${spelled}: ${text}`).toBeLessThan(500);
      }
  });

  it('answers nothing of it to its own operators', async () => {
    const session = await ask(server, {
      method: 'GET',
      path: '/_test/clock',
      headers: { 'X-Forwarded-For': '127.0.0.1', 'X-Real-IP': '127.0.0.1', Host: 'localhost' },
    });
    expect(session.status).toBe(404);
  });

  it('names none of it in its documents and lists', async () => {
    for (const path of ['/api/openapi.json', '/api/atlas/v1.0/openapi.json', '/api/public/openapi.json']) {
      const { status, text } = await ask(server, { method: 'GET', path });
      expect(status).toBe(200);
      expect(text).not.toContain('_test');
    }
  });
});

describe('a server for tests', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServerForTests({ host: '0.0.0.0', testPeers: '' });
  });
  afterAll(() => server.stop());

  it('answers programs on its machine', async () => {
    expect((await ask(server, { method: 'GET', path: '/_test/clock' })).status).toBe(200);
    expect((await ask(server, { method: 'GET', path: '/_test/openapi.json' })).status).toBe(200);
  });

  it.each(['/%5Ftest/reset', '/_tes%74/reset', '//_test/reset', '/_test/reset/'])(
    'answers no web page at %s, another spelling of a path',
    async (path) => {
      const { status } = await ask(server, {
        method: 'POST',
        path,
        headers: { Origin: 'https://example.com' },
      });
      expect([403, 404]).toContain(status);
    },
  );

  it.each([
    { Host: 'rebound.example.com' },
    { Origin: 'https://example.com' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-origin' },
  ])('answers no web page: %j', async (headers) => {
    const { status, text } = await ask(server, {
      method: 'POST',
      path: '/_test/reset',
      headers: headers as never,
    });
    expect(status).toBe(403);
    expect(JSON.parse(text).errorCode).toBe('TEST_CONTROLS_REFUSED');
  });
});

describe('who may use the controls', () => {
  const from = (remoteAddress: string, forwarded = remoteAddress) =>
    createRefuseTester(['192.0.2.0/24'], () => parseAddress(forwarded))({
      socket: { remoteAddress },
      headers: { host: 'localhost' },
    } as never)?.detail;

  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '192.0.2.7'])('is %s', (address) => {
    expect(from(address)).toBeUndefined();
  });

  it.each(['203.0.113.1', '10.0.0.1', '2001:db8::1', 'no address'])('is not %s', (address) => {
    expect(from(address)).toContain('do not answer');
  });

  it('is not whom a trusted proxy on this machine speaks for, unless that one is named too', () => {
    expect(from('127.0.0.1', '203.0.113.1')).toContain('203.0.113.1');
    expect(from('127.0.0.1', '192.0.2.9')).toBeUndefined();
  });
});
