import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '../support/account-holder.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  // As behind a proxy that speaks TLS.
  server = await startTestServer({ publicUrl: 'https://sallyport.example.com', trustedProxies: '127.0.0.1' });
});
afterAll(() => server.stop());

async function signIn(): Promise<string[]> {
  const { username, password } = await addAccount(server, {});
  const answer = await fetch(`${server.url}/api/private/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return answer.headers.getSetCookie();
}

const statusWith = async (cookie: string) =>
  (await fetch(`${server.url}/api/private/session`, { headers: { Cookie: cookie } })).status;

describe('the cookie of a session over TLS', () => {
  it('has a name under which nobody beside can set another, as every cookie has', async () => {
    const cookies = await signIn();
    expect(cookies[0]).toMatch(
      /^__Host-sallyport_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-.*; Path=\/;.*; Secure$/);
  });

  it('counts under this name alone', async () => {
    const [, token = ''] = /=([\w-]{43});/.exec((await signIn())[0] ?? '') ?? [];
    expect(await statusWith(`__Host-sallyport_session=${token}`)).toBe(200);
    expect(await statusWith(`sallyport_session=${token}`)).toBe(401);
  });
});

describe('the console', () => {
  const transportSecurity = async (host: string, path = '/sign-in') => {
    const { headers } = await server.curl(path, {
      key: 'none',
      method: 'HEAD',
      arguments: ['--header', `Host: ${host}`],
    });
    return headers['strict-transport-security'];
  };

  it('is told to browsers to be there over TLS alone', async () => {
    expect(await transportSecurity('sallyport.example.com')).toContain('max-age=31536000');
    expect(await transportSecurity('sallyport.example.com', '/favicon.svg')).toContain('max-age=31536000');
  });

  it.each(['localhost:8443', 'a.localhost', '127.0.0.1:8443', '[::1]'])(
    'says no such thing of %s, where other programs listen on other ports',
    async (host) => {
      expect(await transportSecurity(host)).toBeUndefined();
      expect(await transportSecurity(host, '/favicon.svg')).toBeUndefined();
    },
  );
});
