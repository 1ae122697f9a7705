import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ publicUrl: 'https://sallyport.example.com' });
});
afterAll(() => server.stop());

const ask = (host: string, path = '/api/atlas/v2/groups', on = server) =>
  on.curl(path, { arguments: ['--header', `Host: ${host}`] });

describe('a server that listens on a loopback address', () => {
  it.each([
    '127.0.0.1:8080',
    'localhost',
    'app.localhost:1',
    '[::1]:8080',
    'sallyport',
    'SALLYPORT.example.com',
    '10.0.0.1',
    'host.docker.internal:8080',
    'laptop.local',
  ])('answers to the name %s', async (host) => {
    expect((await ask(host)).status).toBe(200);
  });

  it.each([
    'evil.example',
    'evil.example:8141',
    'localhost.evil.example',
    'internal.evil.example',
    'a.sallyport.example.com',
  ])('does not answer to %s, which a page of a stranger may have led here, on any path', async (host) => {
    for (const path of [
      '/api/atlas/v2/groups',
      '/api/private/session',
      '/metrics',
      '/',
      '/api/openapi.json',
    ]) {
      const { status, text } = await ask(host, path);
      expect([path, status]).toEqual([path, 400]);
      expect(JSON.parse(text)).toMatchObject({ errorCode: 'HOST_NOT_SERVED' });
    }
  });

  it('lets a trusted proxy pass on the name that it was called by', async () => {
    const behind = await startTestServer({ trustedProxies: '127.0.0.1' });
    expect((await ask('anything.example', '/api/atlas/v2/groups', behind)).status).toBe(200);
    await behind.stop();
  });
});

it('a server that others reach answers to every name that leads to it', async () => {
  const open = await startTestServer({ host: '0.0.0.0' });
  expect((await ask('anything.example', '/api/atlas/v2/groups', open)).status).toBe(200);
  await open.stop();
});
