import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSigningKeys } from '../../src/access/signing-keys.js';
import { newId } from '../../src/domain/ids.js';
import { insertAccessTokens } from '../../src/store/queries/access-tokens.js';
import { findServiceAccountForAuthentication } from '../../src/store/queries/service-accounts.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { addKey, addOrganization, type TestKey } from '../support/accounts.js';
import { createCall } from '../support/call.js';
import { nonceOf } from '../support/digest.js';
import {
  type Asked,
  askAs,
  askGate,
  digestOf,
  type GuardServer,
  startGuardServer,
  toldBy,
} from '../support/guard.js';
import { exchange, requestBytes } from '../support/raw-http.js';
import { createAccount, mintToken, type TestAccount } from '../support/service-accounts.js';

// What definitions of guarded APIs say, each of them an API of its own.

let server: GuardServer;
let owner: TestKey;
let account: TestAccount;
let token: string;
beforeAll(async () => {
  server = await startGuardServer();
  owner = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
  account = await createAccount(server, ['ORG_OWNER']);
  token = (await mintToken(server, account)).json.access_token;
});
afterAll(() => server.stop());

let made = 0;
/** An API of that definition with a gate for Caddy, both of one name. */
async function makeApi(definition: string, mode = 'enforce'): Promise<string> {
  const name = `api-${made++}`;
  await server.apply(
    `api: ${name}\norganization: ${server.first.orgId}\nmode: ${mode}\ngates: { ${name}: caddy }\n${definition}`,
  );
  return name;
}

const ask = async (gate: string, asked: Asked) => toldBy(await askGate(server, 'caddy', asked, gate));
const as = async (gate: string, key: TestKey, asked: Asked) =>
  toldBy(await askAs(server, 'caddy', key, asked, gate));
const secure = { 'X-Forwarded-Proto': 'https' };
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('an API in the mode report', () => {
  let api: string;
  beforeAll(async () => {
    api = await makeApi('routes: { GET /a: read, POST /a: write }', 'report');
  });

  it('challenges who brings no credential, because clients that speak Digest would call twice', async () => {
    expect(await ask(api, { target: '/a' })).toMatchObject({ allowed: false, status: 401 });
  });

  it('lets pass what a credential may not do, says what it would have refused, and permits nothing', async () => {
    const reader = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const told = await as(api, reader, { method: 'POST', target: '/a' });
    expect(told.allowed).toBe(true);
    expect(told.header('X-Sallyport-Would')).toBe('403 PERMISSION_MISSING');
    expect(told.header('X-Sallyport-Caller')).toBe(`apikey/${reader.publicKey}`);
    expect(told.header('X-Sallyport-Permission')).toBe('-');
  });

  it.each([
    ['a token of others', { Authorization: 'Bearer theirs' }, '401 TOKEN_INVALID'],
    ['a scheme of others', { Authorization: 'Custom theirs' }, '401 NOT_AUTHENTICATED'],
  ])('lets %s pass, as nobody', async (_, headers, would) => {
    const told = await ask(api, { target: '/a', headers });
    expect(told.allowed).toBe(true);
    expect(told.header('X-Sallyport-Would')).toBe(would);
    expect(told.header('X-Sallyport-Caller')).toBe('-');
  });

  it('challenges a nonce that was used, so that the caller can be known', async () => {
    const nonce = nonceOf((await ask(api, { target: '/a' })).header('WWW-Authenticate'));
    const headers = { Authorization: digestOf(owner, { target: '/a' }, nonce) };
    expect(await ask(api, { target: '/a', headers })).toMatchObject({ allowed: true });
    expect(await ask(api, { target: '/a', headers })).toMatchObject({ allowed: false, status: 401 });
  });

  it.each([
    ['a path with more than one reading', { target: '/b/../a', headers: {} }, 'PATH_NOT_CANONICAL'],
    [
      'a header that is for gates',
      { target: '/a', headers: { X_Sallyport_Caller: 'x' } },
      'HEADER_NOT_ALLOWED',
    ],
  ])('refuses %s all the same', async (_, asked, reason) => {
    const headers = { Authorization: `Bearer ${token}`, ...asked.headers };
    expect(await ask(api, { ...asked, headers })).toMatchObject({ allowed: false, reason });
  });
});

describe('a method that never passes a gate', () => {
  it.each(['TRACE', 'CONNECT', 'get'])('is refused in the mode report too: %s', async (method) => {
    const api = await makeApi('routes: { GET /a: read }', 'report');
    const headers = { Authorization: `Bearer ${token}` };
    expect(await ask(api, { method, target: '/a', headers })).toMatchObject({
      allowed: false,
      reason: 'ROUTE_NOT_GUARDED',
    });
    expect((await ask(api, { method: 'PUT', target: '/a', headers })).allowed).toBe(true);
  });
});

describe('limits', () => {
  it('count each credential, and tell when to come again', async () => {
    const api = await makeApi('routes: { GET /a: read }\nlimits: { each credential: 3 per minute }');
    const other = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    const told = [];
    for (let call = 0; call < 4; call++) told.push(await as(api, owner, { target: '/a' }));
    expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(told[3]?.reason).toBe('RATE_LIMITED');
    expect(Number(told[3]?.header('Retry-After'))).toBeGreaterThan(0);
    expect(told[3]?.header('X-Sallyport-Detail')).toBe(
      `Resource ${api} is limited to 3 requests every 1 minutes.`,
    );
    expect((await as(api, other, { target: '/a' })).allowed).toBe(true);
  });

  it('are not taken from by who is refused', async () => {
    const api = await makeApi(
      'scope: { project: "{p}" }\nroutes: { "GET /{p}": read, "POST /{p}": write }\nlimits: { each project: 2 per hour }',
    );
    const reader = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const target = `/${server.first.groupId}`;
    for (let call = 0; call < 3; call++)
      expect((await as(api, reader, { method: 'POST', target })).reason).toBe('PERMISSION_MISSING');
    expect((await as(api, owner, { target })).allowed).toBe(true);
    expect((await as(api, reader, { target })).allowed).toBe(true);
    expect((await as(api, owner, { target })).reason).toBe('RATE_LIMITED');
  });

  it('of a route hold beside those of the API, and one that is used up takes nothing of the others', async () => {
    const api = await makeApi(
      'routes: { GET /a: { permission: read, limit: 1 per 30 seconds }, GET /b: read }\nlimits: { each credential: 3 per day }',
    );
    const status = async (target: string) => (await as(api, owner, { target })).status;
    expect([await status('/a'), await status('/a'), await status('/a')]).toEqual([200, 429, 429]);
    expect([await status('/b'), await status('/b'), await status('/b')]).toEqual([200, 200, 429]);
  });

  it('of a public route count addresses', async () => {
    const api = await makeApi('routes: { GET /a: { permission: public, limit: 1 per hour } }');
    expect((await ask(api, { target: '/a', from: '192.0.2.1' })).status).toBe(200);
    expect((await ask(api, { target: '/a', from: '192.0.2.1' })).status).toBe(429);
    expect((await ask(api, { target: '/a', from: '192.0.2.2' })).status).toBe(200);
  });
});

describe('a scope in a header', () => {
  let api: string;
  beforeAll(async () => {
    api = await makeApi('scope: { project: header X-Project }\nroutes: { GET /a: read }');
  });
  const asked = (headers: Readonly<Record<string, string>>) => as(api, owner, { target: '/a', headers });

  it('names the project of the request', async () => {
    const told = await asked({ 'X-Project': server.first.groupId });
    expect(told.header('X-Sallyport-Project')).toBe(server.first.groupId);
  });

  it.each([
    ['is missing', {}, 'SCOPE_UNKNOWN'],
    ['is empty', { 'X-Project': '' }, 'SCOPE_UNKNOWN'],
    ['is no id', { 'X-Project': 'x' }, 'SCOPE_UNKNOWN'],
    ['comes twice', { 'X-Project': 'a', 'x-project': 'b' }, 'SCOPE_AMBIGUOUS'],
    ['is spelt in two ways', { 'X-Project': 'a', X_Project: 'b' }, 'SCOPE_AMBIGUOUS'],
  ])('is refused where it %s', async (_, headers, reason) => {
    expect(await asked(headers as Record<string, string>)).toMatchObject({ status: 403, reason });
  });
});

describe('a scope in a header of another spelling', () => {
  it.each(['X~Shop~Project', 'X_Shop.Project'])('is refused: %s', async (name) => {
    const api = await makeApi('scope: { project: header X-Shop-Project }\nroutes: { GET /a: read }');
    const project = server.first.groupId;
    const headers = { Authorization: `Bearer ${token}`, 'X-Shop-Project': project };
    expect((await ask(api, { target: '/a', headers })).allowed).toBe(true);
    expect(await ask(api, { target: '/a', headers: { ...headers, [name]: 'x' } })).toMatchObject({
      allowed: false,
      reason: 'SCOPE_AMBIGUOUS',
    });
  });
});

describe('a scope of the organization', () => {
  it('is that of the caller alone', async () => {
    const api = await makeApi('scope: { organization: "{o}" }\nroutes: { "GET /{o}": read }');
    const { orgId } = await addOrganization(server, 'Somebody else');
    expect((await as(api, owner, { target: `/${server.first.orgId}` })).allowed).toBe(true);
    expect((await as(api, owner, { target: `/${orgId}` })).reason).toBe('SCOPE_UNKNOWN');
  });
});

describe('callers that send one fixed header', () => {
  let api: string;
  let strict: string;
  beforeAll(async () => {
    api = await makeApi('routes: { GET /a: read }\naccepts: [basic, apiKeyHeader, secrets]');
    strict = await makeApi('routes: { GET /a: read }');
  });
  const ways = () => ({
    'HTTP Basic': { Authorization: basic(`${owner.publicKey}:${owner.privateKey}`) },
    'X-API-Key': { 'X-API-Key': `${owner.publicKey}:${owner.privateKey}` },
    'a client secret': { Authorization: `Bearer ${account.secret}` },
  });

  it.each(['HTTP Basic', 'X-API-Key', 'a client secret'] as const)(
    'are known by %s over TLS, and only where the definition says so',
    async (way) => {
      const headers = ways()[way];
      expect((await ask(api, { target: '/a', headers: { ...headers, ...secure } })).allowed).toBe(true);
      const plain = await ask(api, { target: '/a', headers });
      expect(plain).toMatchObject({ status: 401, reason: 'NOT_AUTHENTICATED' });
      expect(plain.header('X-Sallyport-Detail')).toContain(`${way} is taken over TLS alone`);
      const told = await ask(strict, { target: '/a', headers: { ...headers, ...secure } });
      expect(told.status).toBe(401);
    },
  );

  it.each([
    ['another private key', { Authorization: basic('abcdefgh:x') }],
    ['no private key', { Authorization: basic('abcdefgh') }],
    ['no Base64', { Authorization: 'Basic !' }],
    ['a key without its private key', { 'X-API-Key': 'abcdefgh' }],
    ['a secret that there is not', { Authorization: `Bearer mdb_sa_sk_${'x'.repeat(40)}` }],
  ])('are not known by %s', async (_, headers) => {
    const sent = Object.fromEntries(Object.entries({ ...headers, ...secure }));
    expect((await ask(api, { target: '/a', headers: sent })).status).toBe(401);
  });

  it('are not known by the private key of another', async () => {
    const other = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    const headers = { ...secure, 'X-API-Key': `${owner.publicKey}:${other.privateKey}` };
    expect((await ask(api, { target: '/a', headers })).status).toBe(401);
  });

  it('are refused where they send two credentials', async () => {
    const headers = { ...ways()['X-API-Key'], Authorization: `Bearer ${token}`, ...secure };
    expect((await ask(api, { target: '/a', headers })).reason).toBe('HEADER_NOT_ALLOWED');
  });

  it('are refused from the next request on when the secret is gone', async () => {
    const short = await createAccount(server, ['ORG_OWNER']);
    const headers = { Authorization: `Bearer ${short.secret}`, ...secure };
    expect((await ask(api, { target: '/a', headers })).allowed).toBe(true);
    const path = `/orgs/${server.first.orgId}/serviceAccounts/${short.clientId}/secrets/${short.secretId}`;
    expect((await createCall(server)('DELETE', path)).status).toBe(204);
    expect((await ask(api, { target: '/a', headers })).reason).toBe('TOKEN_INVALID');
  });

  it('open nothing in Sallyport itself by these', async () => {
    for (const headers of Object.values(ways())) {
      const answer = await fetch(`${server.url}/api/atlas/v2/orgs`, { headers });
      expect(answer.status).toBe(401);
    }
  });
});

describe('nonces', () => {
  it('of one API are no good at another, nor at Sallyport itself', async () => {
    const [one, other] = [
      await makeApi('routes: { GET /a: read }'),
      await makeApi('routes: { GET /a: read }'),
    ];
    const nonce = nonceOf((await ask(one, { target: '/a' })).header('WWW-Authenticate'));
    const headers = { Authorization: digestOf(owner, { target: '/a' }, nonce) };
    expect((await ask(other, { target: '/a', headers })).status).toBe(401);
    expect((await ask(one, { target: '/a', headers })).status).toBe(200);
    const target = '/api/atlas/v2/orgs';
    const own = nonceOf((await fetch(server.url + target)).headers.get('WWW-Authenticate') ?? undefined);
    const sent = { Authorization: digestOf(owner, { target: '/a' }, own) };
    expect((await ask(one, { target: '/a', headers: sent })).status).toBe(401);
    const back = { Authorization: digestOf(owner, { target }, nonce, '00000002') };
    expect((await fetch(server.url + target, { headers: back })).status).toBe(401);
  });

  it('stay used when the API gets another version', async () => {
    const api = await makeApi('routes: { GET /a: read }');
    const nonce = nonceOf((await ask(api, { target: '/a' })).header('WWW-Authenticate'));
    const headers = { Authorization: digestOf(owner, { target: '/a' }, nonce) };
    expect((await ask(api, { target: '/a', headers })).status).toBe(200);
    await server.apply(
      `api: ${api}\norganization: ${server.first.orgId}\nroutes: { GET /a: read, GET /b: read }`,
    );
    expect((await ask(api, { target: '/b', headers: { Authorization: `Bearer ${token}` } })).status).toBe(
      200,
    );
    expect((await ask(api, { target: '/a', headers })).status).toBe(401);
  });
});

describe('an API that asks for access tokens', () => {
  const resource = 'https://api.example.com/mcp';
  let api: string;
  beforeAll(async () => {
    api = await makeApi(
      `title: Tools\nroutes: { POST /mcp: write }\nchallenge: bearer\nresource: ${resource}`,
    );
  });
  const METADATA = 'resource_metadata="https://api.example.com/.well-known/oauth-protected-resource/mcp"';

  it('gives one challenge, which says where to read more', async () => {
    const answer = await askGate(server, 'caddy', { method: 'POST', target: '/mcp' }, api);
    expect(answer.all('WWW-Authenticate')).toEqual([`Bearer ${METADATA}`]);
  });

  it('says in it that a token is not valid', async () => {
    const asked = { method: 'POST', target: '/mcp', headers: { Authorization: 'Bearer x' } };
    const answer = await askGate(server, 'caddy', asked, api);
    expect(answer.all('WWW-Authenticate')).toEqual([`Bearer ${METADATA}, error="invalid_token"`]);
  });

  it('never speaks of a scope where the permission is missing', async () => {
    const reader = await createAccount(server, ['ORG_READ_ONLY']);
    const sent = (await mintToken(server, reader)).json.access_token;
    const asked = { method: 'POST', target: '/mcp', headers: { Authorization: `Bearer ${sent}` } };
    const answer = await askGate(server, 'caddy', asked, api);
    expect(answer.status).toBe(403);
    expect(answer.all('WWW-Authenticate')).toEqual([]);
  });

  it('is described for its proxy to serve at the own host of the API', async () => {
    const answer = await exchange(server.guardUrl, requestBytes('GET', `/guard/${api}/protected-resource`));
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({
      resource,
      authorization_servers: [server.publicUrl],
      bearer_methods_supported: ['header'],
      resource_name: 'Tools',
    });
  });

  it('is not described where it has no URL', async () => {
    const none = await makeApi('routes: { GET /a: read }');
    expect(
      (await exchange(server.guardUrl, requestBytes('GET', `/guard/${none}/protected-resource`))).status,
    ).toBe(404);
  });
});

describe('an access token that was asked for an API', () => {
  const definition = (name: string) => `routes: { GET /a: read }\nresource: https://api.example.com/${name}`;
  const withToken = (sent: string) => ({ target: '/a', headers: { Authorization: `Bearer ${sent}` } });

  it('opens that one, no other, and not Sallyport itself', async () => {
    const [one, other] = [await makeApi(definition('one')), await makeApi(definition('other'))];
    const lenient = await makeApi('routes: { GET /a: read }');
    const sent = await tokenFor('https://api.example.com/one');
    expect((await ask(one, withToken(sent))).allowed).toBe(true);
    for (const api of [other, lenient])
      expect(await ask(api, withToken(sent))).toMatchObject({
        status: 401,
        reason: 'TOKEN_NOT_FOR_THIS_API',
      });
    for (const path of ['/api/atlas/v2/orgs', '/api/public/v1.0/orgs', '/api/private/ipinfo']) {
      const { status } = await fetch(server.url + path, { headers: { Authorization: `Bearer ${sent}` } });
      expect(status, path).toBe(401);
    }
  });

  it('goes by the name of an API without a URL', async () => {
    const api = await makeApi('routes: { GET /a: read }');
    expect((await ask(api, withToken(await tokenFor(`urn:sallyport:api:${api}`)))).allowed).toBe(true);
  });

  it('is not needed: those that the token endpoint gives are taken too', async () => {
    expect((await ask(await makeApi(definition('strict')), withToken(token))).allowed).toBe(true);
  });
});

/** A token of the account that was made for an audience. */
async function tokenFor(audience: string): Promise<string> {
  const { store, sealing, now } = server.services;
  const signingKeys = createSigningKeys({ store, sealing, now });
  const key = await signingKeys.current();
  signingKeys.close();
  const found = await findServiceAccountForAuthentication(store.reader, account.clientId);
  if (found === null) throw new Error('the account is gone');
  const id = newId(now()) + newId(now());
  const expiresAt = now() + 60_000;
  await store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
    withoutEvent('made by a test');
    const { secretId } = account;
    await insertAccessTokens(database, [
      { id, secretId, serviceAccountId: found.id, createdAt: now(), expiresAt },
    ]);
  });
  return new SignJWT({})
    .setProtectedHeader({ alg: key.algorithm, kid: key.id })
    .setAudience(audience)
    .setSubject(account.clientId)
    .setExpirationTime(Math.floor(expiresAt / 1000))
    .setJti(id)
    .sign(key.privateKey);
}

describe('tools of an MCP server', () => {
  let api: string;
  beforeAll(async () => {
    api = await makeApi(
      'permissions: { mcp.use: { read: true }, orders.refund: {} }\n' +
        'routes: { POST /mcp: mcp.use, GET /mcp: mcp.use, POST /other: mcp.use, ' +
        'MCP tools/call refund: orders.refund, MCP tools/call look: mcp.use }\n' +
        'challenge: bearer\nresource: https://tools.example.com/mcp',
    );
  });
  const NOW = { 'MCP-Protocol-Version': '2026-07-28' };
  const call = { ...NOW, 'Mcp-Method': 'tools/call' };
  let reader: string;
  beforeAll(async () => {
    const account = await createAccount(server, ['ORG_READ_ONLY']);
    reader = (await mintToken(server, account)).json.access_token;
  });
  const post = (headers: Readonly<Record<string, string>>, target = '/mcp', method = 'POST') =>
    ask(api, { method, target, headers: { Authorization: `Bearer ${reader}`, ...headers } });

  it.each([
    ['the tool that it may', { ...call, 'Mcp-Name': 'look' }, undefined],
    ['the tool that it may not', { ...call, 'Mcp-Name': 'refund' }, 'PERMISSION_MISSING'],
    ['that tool with its name wrapped', { ...call, 'Mcp-Name': '=?base64?cmVmdW5k?=' }, 'PERMISSION_MISSING'],
    ['a tool that is not listed', { ...call, 'Mcp-Name': 'drop' }, 'ROUTE_NOT_GUARDED'],
    ['a tool without its name', call, 'MCP_HEADERS_NEEDED'],
    ['two tools', { ...call, 'Mcp-Name': 'look', 'mcp-name': 'refund' }, 'ROUTE_NOT_GUARDED'],
    ['no tool', { ...NOW, 'Mcp-Method': 'tools/list' }, undefined],
    ['nobody knows what', NOW, 'MCP_HEADERS_NEEDED'],
    ['two things', { ...NOW, 'Mcp-Method': 'tools/list', 'mcp-method': 'tools/call' }, 'MCP_HEADERS_NEEDED'],
    [
      'by an older revision',
      { ...call, 'MCP-Protocol-Version': '2025-11-25', 'Mcp-Name': 'look' },
      'MCP_HEADERS_NEEDED',
    ],
    ['by no revision', { 'Mcp-Method': 'tools/call', 'Mcp-Name': 'look' }, 'MCP_HEADERS_NEEDED'],
  ])('are permitted each for itself: %s', async (_, headers, reason) => {
    const sent = Object.fromEntries(Object.entries(headers));
    expect((await post(sent)).reason).toBe(reason);
    expect((await post(sent, '/MCP/')).reason).toBe(reason);
  });

  it('are told of in the route and the permission', async () => {
    const told = await post({ ...call, 'Mcp-Name': 'look' });
    expect(told.header('X-Sallyport-Route')).toBe('POST /mcp look');
    expect((await post({ ...call, 'Mcp-Name': 'refund' })).header('X-Sallyport-Accepted-Permissions')).toBe(
      `${api}/orders.refund`,
    );
  });

  it('are answered with the status 400 where the client does not say what it calls', async () => {
    expect((await post({})).status).toBe(400);
  });

  it('are no matter of other methods and paths', async () => {
    expect((await post({}, '/mcp', 'GET')).allowed).toBe(true);
    expect((await post({}, '/other')).allowed).toBe(true);
  });
});

describe('what a definition allows in paths', () => {
  it('passes, and in other APIs it does not', async () => {
    const api = await makeApi(
      'routes: { "GET /{name}": read }\npaths: { semicolon: true, encodedSlash: true, encodedPercent: true }',
    );
    const strict = await makeApi('routes: { "GET /{name}": read }');
    for (const target of ['/a;v=1', '/a%2Fb', '/100%25']) {
      const headers = { Authorization: `Bearer ${token}` };
      expect((await ask(api, { target, headers })).allowed, target).toBe(true);
      expect((await ask(strict, { target, headers })).reason, target).toBe('PATH_NOT_CANONICAL');
    }
  });

  it('is never what other servers would take for another route', async () => {
    const api = await makeApi('routes: { "POST /{id}": write, "POST /{id}:drop": read }');
    const headers = { Authorization: `Bearer ${token}` };
    for (const target of ['/1%3Adrop', '/1:DROP'])
      expect((await ask(api, { method: 'POST', target, headers })).reason).toBe('PATH_NOT_CANONICAL');
  });
});

describe('preflights', () => {
  it('are decided like any request where the definition does not let them pass', async () => {
    const api = await makeApi('routes: { GET /a: read }');
    const headers = { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'GET' };
    expect((await ask(api, { method: 'OPTIONS', target: '/a', headers })).status).toBe(401);
  });

  it('do not stand in for a route of OPTIONS', async () => {
    const api = await makeApi('routes: { GET /a: read, OPTIONS /a: write }\ncors: pass');
    const headers = { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'GET' };
    expect((await ask(api, { method: 'OPTIONS', target: '/a', headers })).status).toBe(401);
  });
});
