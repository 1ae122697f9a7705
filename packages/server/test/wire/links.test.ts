import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryBounds } from '../../src/domain/bounds/memory.js';
import { startTestServer, type TestServer } from '../support/server.js';

const ask = (server: TestServer, path: string, host: string, key?: 'none') =>
  server.curl(path, { arguments: ['--header', `Host: ${host}`], ...(key && { key }) });

const firstLink = async (server: TestServer, host: string): Promise<string> =>
  (await ask(server, '/api/atlas/v2/groups', host)).json.links[0].href;

describe('a server that listens on every interface, without a public URL', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ host: '0.0.0.0' });
  });
  afterAll(() => server.stop());

  it.each(['sallyport:8080', '10.1.2.3:8080', '[fd00::1]:8080', 'host.docker.internal', 'LAPTOP.local'])(
    'leads to where a request to %s went',
    async (host) => {
      expect(await firstLink(server, host)).toMatch(`http://${host}/api/atlas/v2/groups`);
      const { json } = await ask(server, '/.well-known/oauth-authorization-server', host, 'none');
      expect([json.issuer, json.token_endpoint]).toEqual([
        `http://${host}`,
        `http://${host}/api/oauth/token`,
      ]);
    },
  );

  it.each(['evil.example', 'evil.example:8080', 'a@b', 'x/y', '[nonsense]', `${'a'.repeat(300)}`])(
    'does not lead to %s, which a stranger may have made',
    async (host) => {
      expect(await firstLink(server, host)).toMatch(`${server.publicUrl}/api/atlas/v2/groups`);
    },
  );

  const documentAddress = async (host: string): Promise<string> =>
    (await ask(server, '/api/openapi.json', host, 'none')).json.servers[0].url;

  it('names the address that was asked in its OpenAPI document, as links do', async () => {
    expect(await documentAddress('sallyport:8080')).toBe('http://sallyport:8080');
    expect(await documentAddress('10.1.2.3:8080')).toBe('http://10.1.2.3:8080');
    expect(await documentAddress('evil.example')).toBe(server.publicUrl);
  });

  it('writes its documents for so many addresses and no more', async () => {
    const { most } = memoryBounds.documentAddresses;
    const named = new Set<string>();
    for (let port = 1; port <= 2 * most; port++) named.add(await documentAddress(`10.0.0.1:${port}`));
    expect(named).toContain(server.publicUrl);
    expect(named.size).toBeLessThanOrEqual(most + 1);
    expect(await documentAddress('10.0.0.1:1')).toBe('http://10.0.0.1:1');
  });

  it('says nothing of the request in what others are sent', () => {
    expect(server.services.publicUrl()).toBe(server.publicUrl);
  });
});

it.each([[{ host: '0.0.0.0', publicUrl: 'https://sallyport.example.com' }], [{ host: '127.0.0.1' }]])(
  'leads to one address with %j',
  async (flags) => {
    const server = await startTestServer(flags);
    try {
      expect(await firstLink(server, 'sallyport:8080')).toMatch(`${server.publicUrl}/api/atlas/v2/groups`);
    } finally {
      await server.stop();
    }
  },
);
