import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

const ask = (server: TestServer, host: string, path = '/api/atlas/v2/groups', headers: string[] = []) =>
  server.curl(path, { arguments: [`Host: ${host}`, ...headers].flatMap((header) => ['--header', header]) });

const PATHS = ['/api/atlas/v2/groups', '/api/private/session', '/metrics', '/', '/api/openapi.json'];

// A proxy on the same machine has the address of a browser on it, and a page can send the headers of a proxy.
describe.each([
  ['trusts nobody', {}],
  ['trusts a proxy on the same machine', { trustedProxies: '127.0.0.0/8' }],
])('a server that listens on a loopback address and %s', (_name, flags) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({
      publicUrl: 'https://sallyport.example.com',
      hostNames: 'other.example.com, Third.example.com',
      ...flags,
    });
  });
  afterAll(() => server.stop());

  it.each([
    '127.0.0.1:8080',
    'localhost',
    'app.localhost:1',
    '[::1]:8080',
    'sallyport',
    'SALLYPORT.example.com',
    'other.example.com:8443',
    'third.example.com',
    '10.0.0.1',
    'host.docker.internal:8080',
    'laptop.local',
  ])('answers to the name %s', async (host) => {
    expect((await ask(server, host)).status).toBe(200);
  });

  it.each([
    'evil.example',
    'evil.example:8141',
    'localhost.evil.example',
    'internal.evil.example',
    'a.sallyport.example.com',
    'a.other.example.com',
  ])('does not answer to %s, which a page of a stranger may have led here, on any path', async (host) => {
    for (const path of PATHS)
      for (const headers of [
        [],
        ['X-Forwarded-For: 192.0.2.1', 'X-Forwarded-Host: localhost', 'Forwarded: for=192.0.2.1'],
      ]) {
        const { status, text } = await ask(server, host, path, headers);
        expect([path, status]).toEqual([path, 400]);
        expect(JSON.parse(text)).toMatchObject({ errorCode: 'HOST_NOT_SERVED' });
      }
  });
});

it('a server that others reach answers to every name that leads to it', async () => {
  const open = await startTestServer({ host: '0.0.0.0' });
  expect((await ask(open, 'anything.example')).status).toBe(200);
  await open.stop();
});
