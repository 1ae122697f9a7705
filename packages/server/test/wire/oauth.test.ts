import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createLocalJWKSet, jwtVerify } from 'jose';
import * as oauth4webapi from 'oauth4webapi';
import * as openidClient from 'openid-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { rotateSigningKey } from '../../src/services/oauth/signing-keys.js';
import { startTestServer, type TestServer } from '../support/server.js';

const run = promisify(execFile);
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ usageFlushSeconds: '1' });
});
afterAll(() => server.stop());

interface Account {
  clientId: string;
  secret: string;
  secretId: string;
}

async function createAccount(roles: string[] = ['ORG_OWNER']): Promise<Account> {
  const created = await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts`, {
    method: 'POST',
    body: { name: 'ci', description: 'for a test', roles, secretExpiresAfterHours: 24 },
  });
  expect(created.status, created.text).toBe(201);
  const [secret] = created.json.secrets;
  return { clientId: created.json.clientId, secret: secret.secret, secretId: secret.id };
}

const basic = (account: { clientId: string; secret: string }) =>
  `Basic ${Buffer.from(`${account.clientId}:${account.secret}`).toString('base64')}`;

function post(path: string, headers: Record<string, string>, body: string): Promise<Response> {
  return fetch(server.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });
}

async function mint(account: Account): Promise<string> {
  const answer = await post(
    '/api/oauth/token',
    { Authorization: basic(account) },
    'grant_type=client_credentials',
  );
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function statusOf(token: string): Promise<number> {
  const answer = await fetch(`${server.url}/api/atlas/v2/orgs`, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/vnd.atlas.2025-03-12+json' },
  });
  await answer.arrayBuffer();
  return answer.status;
}

describe('the token endpoint', () => {
  it('mints a token for an hour, not to be stored, whose signature the published keys verify', async () => {
    const account = await createAccount();
    const answer = await post(
      '/api/oauth/token',
      { Authorization: basic(account), Accept: 'application/json', 'Cache-Control': 'no-cache' },
      'grant_type=client_credentials',
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const body = (await answer.json()) as { access_token: string };
    expect(Object.keys(body)).toEqual(['access_token', 'expires_in', 'token_type']);
    expect(body).toMatchObject({ expires_in: 3600, token_type: 'Bearer' });

    const keys = (await (await fetch(`${server.url}/api/oauth/jwks`)).json()) as { keys: object[] };
    for (const key of keys.keys) expect(key).not.toHaveProperty('d');
    const { payload, protectedHeader } = await jwtVerify(
      body.access_token,
      createLocalJWKSet(keys as Parameters<typeof createLocalJWKSet>[0]),
      { issuer: server.publicUrl, audience: 'api://admin', subject: account.clientId },
    );
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'JWT' });
    expect(payload.cid).toBe(account.clientId);
    expect(Number(payload.exp) - Number(payload.iat)).toBe(3600);
    expect(payload.jti).toMatch(/^[0-9a-f]{48}$/);
  });

  it('takes credentials that were form-encoded first, as the Go clients send them', async () => {
    const account = await createAccount();
    const encoded = `${encodeURIComponent(account.clientId)}:${encodeURIComponent(account.secret).replaceAll('_', '%5F')}`;
    const answer = await post(
      '/api/oauth/token',
      { Authorization: `Basic ${Buffer.from(encoded).toString('base64')}` },
      'grant_type=client_credentials',
    );
    expect(answer.status).toBe(200);
  });

  it.each([
    [
      'no Authorization header',
      {},
      'grant_type=client_credentials',
      400,
      'invalid_request',
      'No Authorization header provided',
    ],
    [
      'credentials in the body',
      {},
      'grant_type=client_credentials&client_id=a&client_secret=b',
      400,
      'invalid_request',
      'No Authorization header provided',
    ],
    [
      'a wrong secret',
      { secret: 'mdb_sa_sk_wrong' },
      'grant_type=client_credentials',
      401,
      'invalid_client',
      'Invalid credentials provided.',
    ],
    [
      'an unknown client',
      { clientId: `mdb_sa_id_${'0'.repeat(24)}` },
      'grant_type=client_credentials',
      401,
      'invalid_client',
      'Invalid credentials provided.',
    ],
    [
      'another grant type',
      { secret: 'right' },
      'grant_type=password',
      400,
      'unsupported_grant_type',
      'Invalid grant type.',
    ],
    [
      'no grant type',
      { secret: 'right' },
      'scope=all',
      400,
      'invalid_request',
      'The provided credentials are not valid.',
    ],
    [
      'a parameter twice',
      { secret: 'right' },
      'grant_type=client_credentials&grant_type=client_credentials',
      400,
      'invalid_request',
      'The provided credentials are not valid.',
    ],
  ])(
    'refuses %s in the documented shape',
    async (_name, wrong: { clientId?: string; secret?: string }, form, status, error, description) => {
      const account = await createAccount();
      const presented: Record<string, string> =
        wrong.secret === undefined && wrong.clientId === undefined
          ? {}
          : {
              Authorization: basic({
                clientId: wrong.clientId ?? account.clientId,
                secret:
                  wrong.secret === 'right' || wrong.secret === undefined ? account.secret : wrong.secret,
              }),
            };
      const answer = await post('/api/oauth/token', presented, form);
      expect(answer.status).toBe(status);
      expect(await answer.text()).toBe(JSON.stringify({ error_description: description, error }));
      expect(answer.headers.get('www-authenticate')).toBe(
        status === 401 ? 'Basic realm="Sallyport", charset="UTF-8"' : null,
      );
    },
  );

  it.each(['GET', 'PUT', 'DELETE'])('takes POST, and says so to who sends %s', async (method) => {
    const answer = await fetch(`${server.url}/api/oauth/token`, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST,OPTIONS']);
    expect(await answer.json()).toMatchObject({ errorCode: 'METHOD_NOT_ALLOWED' });
  });

  it('keeps at most 100 live tokens an account, and a revoked one makes room', async () => {
    const account = await createAccount();
    const tokens: string[] = [];
    for (let i = 0; i < 100; i += 20)
      tokens.push(...(await Promise.all(Array.from({ length: 20 }, () => mint(account)))));
    expect(new Set(tokens).size).toBe(100);
    const refused = await post(
      '/api/oauth/token',
      { Authorization: basic(account) },
      'grant_type=client_credentials',
    );
    expect(refused.status).toBe(403);
    expect(await refused.text()).toBe(
      '{"error_description":"Access Token limit reached. Please use the existing Access Tokens or create a new Service Account.","error":"access_denied"}',
    );
    await post('/api/oauth/revoke', { Authorization: basic(account) }, `token=${tokens[0]}`);
    await mint(account);
  });
});

describe('a body that cannot be read', () => {
  it.each([
    ['compressed', 'gzip', new Uint8Array([0x1f, 0x8b, 8, 0])],
    ['not UTF-8', 'identity', new Uint8Array([0xff, 0xfe])],
  ])('is an error of OAuth: %s', async (_name, encoding, body) => {
    const answer = await fetch(`${server.url}/api/oauth/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Encoding': encoding },
      body,
    });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: 'invalid_request', error_description: 'The provided credentials are not valid.' },
    ]);
  });
});

describe('a path of OAuth', () => {
  it.each([
    ['GET', '/api/oauth/token', 'POST,OPTIONS'],
    ['DELETE', '/api/oauth/revoke', 'POST,OPTIONS'],
    ['PUT', '/api/oauth/authorize', 'POST,GET,OPTIONS'],
  ])('is there for other methods: %s %s', async (method, path, allowed) => {
    const answer = await fetch(server.url + path, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed]);
    expect(await answer.json()).toMatchObject({
      errorCode: 'METHOD_NOT_ALLOWED',
      parameters: [method, allowed],
    });
  });
});

describe('a token in use', () => {
  it('is accepted beside Digest, and shows the account in the audit trail', async () => {
    const account = await createAccount();
    const token = await mint(account);
    const created = await fetch(`${server.url}/api/atlas/v2/groups`, {
      method: 'POST',
      headers: {
        Authorization: `bearer ${token}`,
        Accept: 'application/vnd.atlas.2025-03-12+json',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ name: `By ${account.clientId}`, orgId: server.first.orgId }),
    });
    expect(created.status).toBe(201);
    const events = await server.curl(
      `/api/atlas/v2/orgs/${server.first.orgId}/events?eventType=GROUP_CREATED&itemsPerPage=1`,
    );
    expect(JSON.stringify(events.json.results[0])).toContain(account.clientId);
  });

  it.each(['malformed', 'a.b.c', ''])(
    'is refused when it is "%s", without a body, with the Digest challenge first and the reason in a header',
    async (token) => {
      const answer = await server.curl('/api/atlas/v2/orgs', {
        key: 'none',
        arguments: ['--header', `Authorization: Bearer ${token}`],
      });
      expect(answer.status).toBe(401);
      const { stdout } = await run('curl', [
        ...['--silent', '--include', '--header', `Authorization: Bearer ${token}`],
        ...['--header', 'Accept: application/vnd.atlas.2025-03-12+json'],
        `${server.url}/api/atlas/v2/orgs`,
      ]);
      const challenges = stdout.split('\r\n').filter((line) => /^www-authenticate:/i.test(line));
      expect(challenges[0]).toMatch(/^www-authenticate: Digest realm="MMS Public API", domain="", nonce="/i);
      expect(challenges[1]).toMatch(
        /^www-authenticate: Bearer realm="MMS Public API", error="invalid_token"/i,
      );
      expect(challenges).toHaveLength(2);
      const [head = '', body] = stdout.split('\r\n\r\n');
      expect([body, /^content-type:/im.test(head)]).toEqual(['', false]);
      expect(head).toMatch(/^content-length: 0$/im);
      expect(head).toMatch(
        /^x-sallyport-reason: The access token is expired, revoked, malformed or unknown\.$/im,
      );
    },
  );

  it('is accepted in the one spelling that it was given out in', async () => {
    const token = await mint(await createAccount());
    expect(await statusOf(token)).toBe(200);
    // The last character carries two bits of the signature; the other four of its bits mean nothing.
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const next = digits.charAt(digits.indexOf(token.slice(-1)) + 1);
    for (const other of [`${token}=`, `${token}==`, token.slice(0, -1) + next, token.replace('.', '. ')])
      expect(await statusOf(other), other.slice(-4)).toBe(401);
    expect(await statusOf(token)).toBe(200);
  });

  it('is refused when another key signed it', async () => {
    const other = await startTestServer();
    const created = await other.curl(`/api/atlas/v2/orgs/${other.first.orgId}/serviceAccounts`, {
      method: 'POST',
      body: { name: 'ci', description: 'x', roles: ['ORG_OWNER'], secretExpiresAfterHours: 24 },
    });
    const answer = await fetch(`${other.url}/api/oauth/token`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Authorization: basic({ clientId: created.json.clientId, secret: created.json.secrets[0].secret }),
      },
      body: 'grant_type=client_credentials',
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    await other.stop();
    expect(await statusOf(token)).toBe(401);
  });

  it('ends at once when it is revoked, and only its own client can revoke it', async () => {
    const account = await createAccount();
    const token = await mint(account);
    expect(await statusOf(token)).toBe(200);
    const stranger = await createAccount();
    const ignored = await post('/api/oauth/revoke', { Authorization: basic(stranger) }, `token=${token}`);
    expect([ignored.status, await ignored.text()]).toEqual([200, '']);
    expect(await statusOf(token)).toBe(200);
    const revoked = await post(
      '/api/oauth/revoke',
      { Authorization: basic(account) },
      `token=${token}&token_type_hint=access_token`,
    );
    expect([revoked.status, await revoked.text()]).toEqual([200, '']);
    expect(await statusOf(token)).toBe(401);
    const unknown = await post('/api/oauth/revoke', { Authorization: basic(account) }, 'token=unknown');
    expect(unknown.status).toBe(200);
  });

  it('ends at once with its secret, while a token of the other secret goes on', async () => {
    const account = await createAccount();
    const path = `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}/secrets`;
    const second = await server.curl(path, { method: 'POST', body: { secretExpiresAfterHours: 24 } });
    const old = await mint(account);
    const young = await mint({ ...account, secret: second.json.secret });
    expect([await statusOf(old), await statusOf(young)]).toEqual([200, 200]);
    expect((await server.curl(`${path}/${account.secretId}`, { method: 'DELETE' })).status).toBe(204);
    expect([await statusOf(old), await statusOf(young)]).toEqual([401, 200]);
    await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}`, {
      method: 'DELETE',
    });
    expect(await statusOf(young)).toBe(401);
  });

  it('outlives the rotation of the signing key, which from then on signs new ones', async () => {
    const account = await createAccount();
    const before = await mint(account);
    await rotateSigningKey(server.services);
    const after = await mint(account);
    const kid = (token: string) =>
      JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid;
    expect(kid(after)).not.toBe(kid(before));
    expect([await statusOf(before), await statusOf(after)]).toEqual([200, 200]);
    const { keys } = (await (await fetch(`${server.url}/api/oauth/jwks`)).json()) as {
      keys: { kid: string }[];
    };
    expect(keys.map((key) => key.kid)).toEqual(expect.arrayContaining([kid(before), kid(after)]));
  });

  it('is bound to the access list, which minting and revoking are not', async () => {
    const account = await createAccount();
    await server.curl(
      `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}/accessList`,
      {
        method: 'POST',
        body: [{ cidrBlock: '192.0.2.0/24' }],
      },
    );
    const token = await mint(account);
    const answer = await fetch(`${server.url}/api/atlas/v2/orgs`, {
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/vnd.atlas.2025-03-12+json' },
    });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({
      errorCode: 'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      parameters: ['127.0.0.1'],
    });
    const revoked = await post('/api/oauth/revoke', { Authorization: basic(account) }, `token=${token}`);
    expect(revoked.status).toBe(200);
  });

  it('dates the last use of the secret that minted it', async () => {
    const account = await createAccount();
    await mint(account);
    const path = `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}`;
    await expect
      .poll(async () => (await server.curl(path)).json.secrets[0].lastUsedAt, { interval: 300 })
      .toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
});

describe('the authorization endpoint', () => {
  it.each(['GET', 'POST'])(
    '%s says in plain words that people cannot sign in, and sends nobody on',
    async (method) => {
      const asked = new URLSearchParams({
        response_type: 'code',
        client_id: 'a-client',
        redirect_uri: 'https://client.example.com/callback',
      });
      const answer =
        method === 'GET'
          ? await fetch(`${server.url}/api/oauth/authorize?${asked}`, { redirect: 'manual' })
          : await fetch(`${server.url}/api/oauth/authorize`, { method, body: asked, redirect: 'manual' });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('location')).toBeNull();
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.json()).toEqual({
        error_description:
          'There is no sign-in for people here. Programs get an access token at the token endpoint with grant_type=client_credentials and the client ID and client secret of a service account.',
        error: 'unsupported_response_type',
      });
    },
  );
});

describe('the metadata', () => {
  const WELL_KNOWN = '/.well-known/oauth-authorization-server';

  it('names an authorization endpoint, because clients insist on one, and no response type', async () => {
    const metadata = await (await fetch(server.url + WELL_KNOWN)).json();
    expect(metadata).toMatchObject({
      issuer: server.publicUrl,
      authorization_endpoint: `${server.publicUrl}/api/oauth/authorize`,
      token_endpoint: `${server.publicUrl}/api/oauth/token`,
      grant_types_supported: ['client_credentials'],
      response_types_supported: [],
    });
    expect((await fetch(`${server.url + WELL_KNOWN}/access`)).status).toBe(404);
  });

  it('is where RFC 8414 section 3.1 puts it when the public URL has a path', async () => {
    const publicUrl = 'https://example.com/access';
    const behindProxy = await startTestServer({ publicUrl });
    onTestFinished(() => behindProxy.stop());
    const issuer = new URL(publicUrl);
    const found = await oauth4webapi.discoveryRequest(issuer, {
      algorithm: 'oauth2',
      [oauth4webapi.customFetch]: (url) => fetch(behindProxy.url + new URL(url).pathname),
    });
    expect(await oauth4webapi.processDiscoveryResponse(issuer, found)).toMatchObject({
      issuer: publicUrl,
      authorization_endpoint: `${publicUrl}/api/oauth/authorize`,
    });
    for (const path of ['/access/more', '/another'])
      expect((await fetch(behindProxy.url + WELL_KNOWN + path)).status, path).toBe(404);
  });
});

describe('introspection', () => {
  it('tells of live tokens of the same organization, and of no other', async () => {
    const account = await createAccount();
    const token = await mint(account);
    const ask = async (asker: Account, about: string) => {
      const answer = await post('/api/oauth/introspect', { Authorization: basic(asker) }, `token=${about}`);
      expect(answer.status).toBe(200);
      return answer.json();
    };
    expect(await ask(account, token)).toMatchObject({
      active: true,
      client_id: account.clientId,
      iss: server.publicUrl,
      sub: account.clientId,
      token_type: 'Bearer',
    });
    expect(await ask(account, 'nonsense')).toEqual({ active: false });
    const organization = await server.curl('/api/atlas/v2/orgs', {
      method: 'POST',
      body: {
        name: 'Another',
        serviceAccount: { name: 'a', description: 'b', roles: ['ORG_OWNER'], secretExpiresAfterHours: 24 },
        apiKey: { desc: 'k', roles: ['ORG_OWNER'] },
      },
    });
    expect(organization.status, organization.text).toBe(201);
    const { clientId, secrets } = organization.json.serviceAccount;
    const stranger = { clientId, secret: secrets[0].secret, secretId: secrets[0].id };
    expect(await ask(stranger, token)).toEqual({ active: false });
    const unauthenticated = await post('/api/oauth/introspect', {}, `token=${token}`);
    expect(unauthenticated.status).toBe(400);
  });
});

describe('clients that others wrote', () => {
  it('openid-client discovers the server, gets a token, introspects and revokes it', async () => {
    const account = await createAccount();
    const configuration = await openidClient.discovery(
      new URL(server.url),
      account.clientId,
      account.secret,
      openidClient.ClientSecretBasic(account.secret),
      { algorithm: 'oauth2', execute: [openidClient.allowInsecureRequests] },
    );
    const tokens = await openidClient.clientCredentialsGrant(configuration);
    expect(tokens.expiresIn()).toBeGreaterThan(3590);
    expect(await openidClient.tokenIntrospection(configuration, tokens.access_token)).toMatchObject({
      active: true,
    });
    expect(await statusOf(tokens.access_token)).toBe(200);
    await openidClient.tokenRevocation(configuration, tokens.access_token);
    expect(await statusOf(tokens.access_token)).toBe(401);
  });

  it('oauth4webapi processes the grant and its refusal', async () => {
    const account = await createAccount();
    const issuer = new URL(server.url);
    const insecure = { [oauth4webapi.allowInsecureRequests]: true };
    const authorizationServer = await oauth4webapi.processDiscoveryResponse(
      issuer,
      await oauth4webapi.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure }),
    );
    const client = { client_id: account.clientId };
    const grant = (secret: string) =>
      oauth4webapi.clientCredentialsGrantRequest(
        authorizationServer,
        client,
        oauth4webapi.ClientSecretBasic(secret),
        new URLSearchParams(),
        insecure,
      );
    const tokens = await oauth4webapi.processClientCredentialsResponse(
      authorizationServer,
      client,
      await grant(account.secret),
    );
    expect(await statusOf(tokens.access_token)).toBe(200);
    await expect(
      oauth4webapi.processClientCredentialsResponse(authorizationServer, client, await grant('wrong')),
    ).rejects.toThrow();
  });

  it('curl and Python follow the documented calls', async () => {
    const account = await createAccount();
    const { stdout } = await run('curl', [
      ...['--silent', '--request', 'POST', '--user', `${account.clientId}:${account.secret}`],
      ...['--header', 'accept: application/json', '--header', 'cache-control: no-cache'],
      ...['--header', 'content-type: application/x-www-form-urlencoded'],
      ...['--data', 'grant_type=client_credentials', `${server.url}/api/oauth/token`],
    ]);
    const token = JSON.parse(stdout).access_token;
    const python = `
import requests, sys
base, client, secret, token = sys.argv[1:5]
headers = {"Accept": "application/vnd.atlas.2025-03-12+json", "Authorization": "Bearer " + token}
assert requests.get(base + "/api/atlas/v2/orgs", headers=headers).status_code == 200
minted = requests.post(base + "/api/oauth/token", auth=(client, secret), data={"grant_type": "client_credentials"}).json()
headers["Authorization"] = "Bearer " + minted["access_token"]
session = requests.Session()
for _ in range(3):
    answer = session.get(base + "/api/atlas/v2/orgs", headers=headers)
    assert answer.status_code == 200, answer.text
print(answer.json()["totalCount"])
`;
    const { stdout: printed } = await run('python3', [
      '-c',
      python,
      server.url,
      account.clientId,
      account.secret,
      token,
    ]);
    expect(printed.trim()).toBe('1');
  });
});

it('a flag that is neither true nor false is refused in the form of RFC 6749', async () => {
  for (const path of ['token', 'revoke', 'introspect', 'authorize']) {
    const answer = await post(`/api/oauth/${path}?pretty=maybe`, {}, 'token=x');
    expect([answer.status, await answer.json()], path).toEqual([
      400,
      {
        error_description: 'The query parameters envelope and pretty are true or false.',
        error: 'invalid_request',
      },
    ]);
  }
});

describe('a rotation under traffic', () => {
  it('never fails: two secrets overlap, clients move over, the old one goes', async () => {
    const account = await createAccount();
    const path = `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}/secrets`;
    const statuses = new Map<number, number>();
    let credentials = account;
    let isOn = true;
    const traffic = (async () => {
      while (isOn) {
        const used = credentials;
        const token = await mint(used);
        const status = await statusOf(token);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        // An account can have so many tokens, and nobody knows how often this goes round.
        await post('/api/oauth/revoke', { Authorization: basic(used) }, `token=${token}`);
      }
    })();
    await expect.poll(() => statuses.get(200) ?? 0).toBeGreaterThan(3);
    const second = await server.curl(path, { method: 'POST', body: { secretExpiresAfterHours: 24 } });
    expect(second.status).toBe(201);
    credentials = { ...account, secret: second.json.secret, secretId: second.json.id };
    const moved = statuses.get(200) ?? 0;
    await expect.poll(() => statuses.get(200) ?? 0).toBeGreaterThan(moved + 1);
    expect((await server.curl(`${path}/${account.secretId}`, { method: 'DELETE' })).status).toBe(204);
    const gone = statuses.get(200) ?? 0;
    await expect.poll(() => statuses.get(200) ?? 0).toBeGreaterThan(gone + 2);
    isOn = false;
    await traffic;
    expect([...statuses.keys()]).toEqual([200]);
  });
});
