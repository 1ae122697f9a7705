import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCall } from '../support/call.js';
import { type GuardServer, startGuardServer } from '../support/guard.js';
import { exchange, requestBytes } from '../support/raw-http.js';

let server: GuardServer;
let socketDirectory: string;
let withSocket: GuardServer;
beforeAll(async () => {
  server = await startGuardServer();
  socketDirectory = mkdtempSync(join(tmpdir(), 'sallyport-gate-'));
  withSocket = await startGuardServer('', { guardListen: join(socketDirectory, 'guard.sock') });
});
afterAll(async () => {
  await server.stop();
  await withSocket.stop();
  rmSync(socketDirectory, { recursive: true });
});

const TOLD = {
  'X-Original-Method': 'GET',
  'X-Original-URI': '/v1/openapi.json',
  'X-Forwarded-For': '192.0.2.1',
};

async function makeGate(name: string, facts: object): Promise<string> {
  const call = createCall(server, '');
  const body = { name, api: 'shop', dialect: 'nginx', ...facts };
  const { status, json, text } = await call('POST', `/api/private/orgs/${server.first.orgId}/gates`, {
    body,
  });
  if (status !== 201) throw new Error(text);
  return json.secret;
}

const ask = (gate: string, headers: Readonly<Record<string, string>> = {}, url = server.guardUrl) =>
  exchange(url, requestBytes('GET', `/guard/${gate}`, { ...TOLD, ...headers }));

describe('a gate', () => {
  it('is answered where its listener is', async () => {
    expect((await ask('nginx')).status).toBe(200);
  });

  it.each([
    '/guard/nothing',
    '/guard/',
    '/guard',
    '/',
    '/guard/NGINX',
    '/guard/%6eginx',
    '//guard/nginx',
    '/guard/nginx/x',
    '/elsewhere',
  ])('is not at %s, of which nothing is told', async (target) => {
    const answer = await exchange(server.guardUrl, requestBytes('GET', target, TOLD));
    expect(answer.status).toBe(404);
    expect(answer.header('Content-Length')).toBe('0');
    expect(answer.headers.map(([name]) => name).sort()).toEqual([
      'Connection',
      'Content-Length',
      'Date',
      'Keep-Alive',
    ]);
  });

  it('is as if there was none for a peer that is not on its list', async () => {
    await makeGate('far', { hasSecret: false, peers: ['198.51.100.0/24'] });
    const answer = await ask('far');
    expect(answer.status).toBe(404);
    expect(answer.headers.map(([name]) => name)).toEqual(
      (await ask('nothing')).headers.map(([name]) => name),
    );
  });

  it('is as if there was none without its secret, or with another', async () => {
    const secret = await makeGate('sealed', { hasSecret: true });
    expect((await ask('sealed')).status).toBe(404);
    expect((await ask('sealed', { 'X-Sallyport-Gate-Secret': `${secret}x` })).status).toBe(404);
    expect((await ask('sealed', { 'X-Sallyport-Gate-Secret': '' })).status).toBe(404);
    expect((await ask('sealed', { 'X-Sallyport-Gate-Secret': secret })).status).toBe(200);
  });

  it('is at the port of the API only with its secret', async () => {
    const secret = await makeGate('public', { hasSecret: true });
    const headers = { 'X-Sallyport-Gate-Secret': secret };
    expect((await ask('public', headers, server.url)).status).toBe(200);
    for (const [gate, sent] of [
      ['public', {}],
      ['public', { 'X-Sallyport-Gate-Secret': 'guessed' }],
      ['nginx', {}],
      ['nginx', { 'X-Sallyport-Gate-Secret': 'guessed' }],
      ['nginx', headers],
    ] as const)
      expect((await ask(gate, sent, server.url)).status).toBe(404);
  });

  it('is gone when it was deleted', async () => {
    await makeGate('short-lived', { hasSecret: false });
    expect((await ask('short-lived')).status).toBe(200);
    const call = createCall(server, '');
    await call('DELETE', `/api/private/orgs/${server.first.orgId}/gates/short-lived`);
    expect((await ask('short-lived')).status).toBe(404);
  });

  it('answers what changed from the next request on', async () => {
    const call = createCall(server, '');
    const mode = (to: string) =>
      call('PUT', `/api/private/orgs/${server.first.orgId}/guardedApis/shop/mode`, { body: { mode: to } });
    const headers = { 'X-Original-URI': '/v1/nothing', Authorization: 'Bearer x' };
    expect((await ask('nginx', headers)).status).toBe(401);
    await mode('report');
    expect((await ask('nginx', headers)).status).toBe(200);
    await mode('enforce');
    expect((await ask('nginx', headers)).status).toBe(401);
  });
});

describe('a Unix socket', () => {
  const overSocket = (path: string) =>
    new Promise<{ status: number | undefined }>((resolve, reject) => {
      const socketPath = join(socketDirectory, 'guard.sock');
      request({ socketPath, path, headers: TOLD }, (response) => {
        response.resume();
        resolve({ status: response.statusCode });
      })
        .on('error', reject)
        .end();
    });

  it('takes questions of gates, whose peers are those who may open its file', async () => {
    expect((await overSocket('/guard/nginx')).status).toBe(200);
    expect((await overSocket('/guard/nothing')).status).toBe(404);
    expect(statSync(join(socketDirectory, 'guard.sock')).mode & 0o777).toBe(0o660);
  });
});

it('forwards the first address from the right that is no proxy', async () => {
  const told = await ask('nginx', { 'X-Forwarded-For': '192.0.2.9, 203.0.113.80, 127.0.0.1' });
  expect(told.header('X-Sallyport-Address')).toBe('203.0.113.80');
  expect((await ask('nginx', { 'X-Forwarded-For': '127.0.0.1' })).header('X-Sallyport-Address')).toBe(
    '127.0.0.1',
  );
  expect((await ask('nginx', { 'X-Forwarded-For': 'junk, 192.0.2.4' })).header('X-Sallyport-Address')).toBe(
    '192.0.2.4',
  );
});

it('forwards the address of a caller that is where its peers are, and not what it says of others', async () => {
  await makeGate('near', { hasSecret: false, peers: ['127.0.0.0/8', '10.0.0.0/8'] });
  const told = await ask('near', { 'X-Forwarded-For': '203.0.113.80, 10.1.2.3, 127.0.0.1' });
  expect(told.header('X-Sallyport-Address')).toBe('10.1.2.3');
});
