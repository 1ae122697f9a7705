import { createHash } from 'node:crypto';
import * as oauth4webapi from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOrganization } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { digestHeader, nonceOf } from '../support/digest.js';
import { askGate, type GuardServer, startGuardServer, toldBy } from '../support/guard.js';
import { startGuardProxy, startUpstream } from '../support/guard-proxy.js';
import { curl } from '../support/server.js';

// Callers that an API has already, imported by the hashes of their secrets.

let server: GuardServer;
let call: Call;
beforeAll(async () => {
  server = await startGuardServer('accepts: [secrets, apiKeyHeader, basic]\n');
  call = createCall(server, '');
});
afterAll(() => server.stop());

const target = '/v1/reports/2026';
const AUDITOR = ['ORG_SHOP_AUDITOR'];
const hash = (algorithm: 'md5' | 'sha256', text: string) => createHash(algorithm).update(text).digest('hex');
const sha256 = (text: string) => hash('sha256', text);
const ha1 = (publicKey: string, privateKey: string) => `${publicKey}:MMS Public API:${privateKey}`;

const send = (credentials: unknown, orgId = server.first.orgId) =>
  call('POST', `/api/private/orgs/${orgId}/credentialImports`, { body: { credentials } });

async function importAll(...credentials: readonly object[]) {
  const { status, json, text } = await send(credentials);
  expect(status, text).toBe(201);
  return json.credentials as readonly { id: string; publicKey: string | null; name: string | null }[];
}

async function importOne(credential: object): Promise<string> {
  const [made] = await importAll(credential);
  if (made === undefined) throw new Error('nothing was imported');
  return made.id;
}

/** Over TLS, as the proxy says. */
const ask = async (headers: Readonly<Record<string, string>>, from?: string) =>
  toldBy(
    await askGate(server, 'caddy', {
      target,
      headers: { 'X-Forwarded-Proto': 'https', ...headers },
      ...(from !== undefined && { from }),
    }),
  );
const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });

let made = 0;
const nextSecret = () => `legacy_live_${String(made++).padStart(24, '0')}`;

describe('a service account that was imported', () => {
  it('calls with the secret that it has: as bearer token, as X-API-Key, and at the token endpoint', async () => {
    const secret = 'shop/live+Zk3%2B9q=7Zt0pA:x4';
    const notes = { kind: 'ci', label: 'Nightly reports' };
    const clientId = await importOne({
      name: 'reporting',
      secretSha256: sha256(secret),
      roles: AUDITOR,
      notes,
    });
    for (const headers of [bearer(secret), { 'X-API-Key': secret }]) {
      const told = await ask(headers);
      expect([told.allowed, told.header('X-Sallyport-Caller')]).toEqual([true, `serviceaccount/${clientId}`]);
      expect([told.header('X-Sallyport-Kind'), told.header('X-Sallyport-Label')]).toEqual([
        'ci',
        'Nightly reports',
      ]);
    }
    // A client of OAuth, which encodes what it sends; and curl, which does not.
    const issuer = {
      issuer: server.url,
      token_endpoint: `${server.url}/api/oauth/token`,
    };
    const answer = await oauth4webapi.clientCredentialsGrantRequest(
      issuer,
      { client_id: clientId },
      oauth4webapi.ClientSecretBasic(secret),
      { resource: 'urn:sallyport:api:shop' },
      { [oauth4webapi.allowInsecureRequests]: true },
    );
    const { access_token } = await oauth4webapi.processClientCredentialsResponse(
      issuer,
      { client_id: clientId },
      answer,
    );
    expect((await ask(bearer(access_token))).allowed).toBe(true);
    const basic = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
    const raw = await fetch(issuer.token_endpoint, {
      method: 'POST',
      headers: { Authorization: basic },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(raw.status).toBe(200);
  });

  it('opens nothing over plain HTTP, with another secret, or in Sallyport itself', async () => {
    const secret = nextSecret();
    await importOne({ name: 'plain', secretSha256: sha256(secret), roles: AUDITOR });
    const plain = await ask({ ...bearer(secret), 'X-Forwarded-Proto': 'http' });
    expect(plain.header('X-Sallyport-Detail')).toContain('a client secret is taken over TLS alone');
    expect((await ask(bearer(`${secret}x`))).reason).toBe('TOKEN_INVALID');
    for (const path of ['/api/atlas/v2/orgs', '/api/private/ipinfo'])
      expect((await fetch(server.url + path, { headers: bearer(secret) })).status).toBe(401);
  });

  it.each([
    ['has fewer characters than nobody could try out', 'hunter2-hunter2-abc'],
    ['looks like an access token', `eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(20)}.${'b'.repeat(20)}`],
    ['has a blank', 'a secret of several words and blanks'],
  ])('does not call with a secret that %s', async (_, secret) => {
    const clientId = await importOne({ name: 'weak', secretSha256: sha256(secret), roles: AUDITOR });
    expect((await ask(bearer(secret))).allowed).toBe(false);
    const answer = await fetch(`${server.url}/api/oauth/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(answer.status).toBe(401);
  });

  it('has an access list, an end, and roles in projects; and is gone when it is deleted', async () => {
    const secret = nextSecret();
    const expiresAt = new Date(Math.floor(Date.now() / 1000) * 1000 + 30 * 86_400_000);
    const clientId = await importOne({
      name: 'clerk',
      secretSha256: sha256(secret),
      projects: [{ projectId: server.first.groupId, roles: ['GROUP_SHOP_CLERK'] }],
      accessList: ['203.0.113.7', '10.0.0.0/8'],
      expiresAt: expiresAt.toISOString(),
    });
    const orders = `/v1/projects/${server.first.groupId}/orders`;
    const asked = async (from: string) =>
      toldBy(
        await askGate(server, 'caddy', {
          target: orders,
          from,
          headers: { 'X-Forwarded-Proto': 'https', ...bearer(secret) },
        }),
      );
    expect((await asked('10.1.2.3')).allowed).toBe(true);
    expect((await asked('198.51.100.1')).reason).toBe('IP_ADDRESS_NOT_ON_ACCESS_LIST');
    const path = `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${clientId}`;
    const { json } = await call('GET', path);
    expect(json.roles).toEqual(['ORG_MEMBER']);
    expect(json.secrets).toMatchObject([
      {
        maskedSecretValue: 'mdb_sa_sk_...****',
        expiresAt: expiresAt.toISOString().replace('.000', ''),
      },
    ]);
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await asked('10.1.2.3')).reason).toBe('TOKEN_INVALID');
  });

  it('is told of as imported', async () => {
    const clientId = await importOne({ name: 'told', secretSha256: sha256(nextSecret()), roles: AUDITOR });
    const { json } = await call('GET', `/api/private/orgs/${server.first.orgId}/events`);
    const told = json.results.find((event: { clientId?: string }) => event.clientId === clientId);
    expect(JSON.stringify(told)).toContain('imported');
  });
});

describe('an API key that was imported', () => {
  const key = { publicKey: 'legacyca', privateKey: 'any text: that was the password' };
  const { publicKey, privateKey } = key;

  it('calls by Digest with both algorithms, by HTTP Basic and by X-API-Key', async () => {
    const text = ha1(publicKey, privateKey);
    const hashes = { md5: hash('md5', text), sha256: sha256(text) };
    await importOne({ publicKey, description: 'moved', ha1: hashes, roles: AUDITOR });
    const upstream = await startUpstream((_request, response) => response.end('"served"'));
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const { status, json: body } = await curl(`${proxy.url}${target}`, {
      arguments: ['--digest', '--user', `${publicKey}:${privateKey}`],
    });
    expect([status, body]).toEqual([200, 'served']);
    expect(upstream.requests[0]?.headers['x-sallyport-caller']).toBe(`apikey/${publicKey}`);
    const basic = Buffer.from(`${publicKey}:${privateKey}`).toString('base64');
    for (const headers of [
      { Authorization: `Basic ${basic}` },
      { 'X-API-Key': `${publicKey}:${privateKey}` },
      { Authorization: await digestWith('SHA-256', publicKey, privateKey) },
    ])
      expect((await ask(headers)).allowed, JSON.stringify(headers)).toBe(true);
    const { json } = await call('GET', `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`);
    expect(json.results).toContainEqual(
      expect.objectContaining({ publicKey, privateKey: '********-****-****-************' }),
    );
  });

  it('of which one hash is known proves nothing with the other algorithm', async () => {
    await importAll(
      {
        publicKey: 'onlymdfi',
        description: 'MD5',
        ha1: { md5: hash('md5', ha1('onlymdfi', privateKey)) },
        roles: AUDITOR,
      },
      {
        publicKey: 'onlyshas',
        description: 'SHA-256',
        ha1: { sha256: sha256(ha1('onlyshas', privateKey)) },
        roles: AUDITOR,
      },
    );
    for (const [name, algorithm, other] of [
      ['onlymdfi', 'MD5', 'SHA-256'],
      ['onlyshas', 'SHA-256', 'MD5'],
    ] as const) {
      const asked = async (of: 'MD5' | 'SHA-256', known?: string) =>
        (await ask({ Authorization: await digestWith(of, name, privateKey, known) })).allowed;
      expect(await asked(algorithm)).toBe(true);
      expect(await asked(other)).toBe(false);
      // As whoever takes the missing hash for an empty one.
      expect(await asked(other, '')).toBe(false);
    }
    expect((await ask({ 'X-API-Key': `onlymdfi:${privateKey}` })).allowed).toBe(false);
    expect((await ask({ 'X-API-Key': 'onlymdfi:' })).allowed).toBe(false);
    expect((await ask({ 'X-API-Key': `onlyshas:${privateKey}` })).allowed).toBe(true);
  });

  /** `known` in place of HA1, if it is given. */
  async function digestWith(algorithm: 'MD5' | 'SHA-256', user: string, password: string, known?: string) {
    const first = await askGate(server, 'caddy', { target });
    const nonce = nonceOf(first.header('WWW-Authenticate'));
    return digestHeader({
      username: user,
      password,
      method: 'GET',
      uri: target,
      nonce,
      nc: '00000001',
      algorithm,
      ...(known !== undefined && { ha1: known }),
    });
  }
});

describe('an import', () => {
  const account = (further: object = {}) => ({
    name: 'one',
    secretSha256: sha256(nextSecret()),
    roles: AUDITOR,
    ...further,
  });
  const count = async () =>
    (await call('GET', `/api/private/orgs/${server.first.orgId}/credentials?itemsPerPage=1`)).json.totalCount;

  it('names everything that is wrong with its place, and imports nothing then', async () => {
    const taken = account();
    await importAll(taken);
    const twice = account();
    const before = await count();
    const { status, json } = await send([
      account(),
      { ...taken, name: 'again' },
      account({ roles: ['ORG_OWNER'] }),
      account({ roles: ['ORG_NOBODY'] }),
      account({ roles: undefined }),
      account({ accessList: ['10.0.0.1', '10.0.0.1/8'] }),
      account({ projects: [{ projectId: '0'.repeat(24), roles: ['GROUP_SHOP_CLERK'] }] }),
      account({ projects: [{ projectId: server.first.groupId, roles: ['GROUP_OWNER'] }] }),
      account({ expiresAt: '2020-01-01T00:00:00Z' }),
      account({ expiresAt: '2099-01-01T00:00:00Z' }),
      { roles: AUDITOR },
      { ...account(), publicKey: 'abcdefgh' },
      { publicKey: 'abcdefgh', description: 'none', ha1: {}, roles: AUDITOR },
      { publicKey: 'abcdefgh', ha1: { md5: '0'.repeat(32) }, roles: AUDITOR },
      { ha1: { md5: '0'.repeat(32) }, description: 'none', roles: AUDITOR },
      {
        publicKey: server.first.apiKey.publicKey,
        description: 'x',
        ha1: { md5: '0'.repeat(32) },
        roles: AUDITOR,
      },
      twice,
      twice,
      account({ name: undefined }),
    ]);
    expect([status, json.errorCode]).toEqual([400, 'CREDENTIALS_NOT_IMPORTED']);
    const fields: { field: string; description: string }[] = json.badRequestDetail.fields;
    expect(fields.map(({ field, description }) => `${field}: ${description}`)).toEqual([
      'credentials.1.secretSha256: is that of another client secret: each has to be of one caller',
      'credentials.2.roles: ORG_OWNER is a role of Sallyport itself, and an import grants roles of guarded APIs alone; grant it afterwards',
      expect.stringMatching(/^credentials\.3\.roles: .*ORG_NOBODY.* \(INVALID_ROLE_FOR_ORG\)$/),
      'credentials.4.roles: is missing: grant a role of a guarded API there, or under projects',
      expect.stringMatching(
        /^credentials\.5\.accessList\.1: .*host bits set; the network is 10\.0\.0\.0\/8 \(/,
      ),
      `credentials.6.projects.0.projectId: ${'0'.repeat(24)} is no project of this organization`,
      expect.stringMatching(/^credentials\.7\.projects\.0\.roles: GROUP_OWNER is a role of Sallyport itself/),
      'credentials.8.expiresAt: has passed: leave the credential out',
      expect.stringMatching(/^credentials\.9\.expiresAt: .* \(INVALID_SECRET_VALIDITY\)$/),
      'credentials.10: must have either publicKey and ha1, as an API key, or secretSha256, as a service account',
      'credentials.11: must have either publicKey and ha1, as an API key, or secretSha256, as a service account',
      'credentials.12.ha1: must have md5, sha256 or both',
      'credentials.13.description: is missing',
      'credentials.14.publicKey: is missing: ha1 is of an API key',
      `credentials.15.publicKey: ${server.first.apiKey.publicKey} is the public key of another API key`,
      'credentials.17.secretSha256: is that of another client secret: each has to be of one caller',
      'credentials.18.name: is missing',
    ]);
    expect(await count()).toBe(before);
  });

  it('refuses a secret that another organization has, without saying whose it is', async () => {
    const other = await addOrganization(server, 'Somebody else');
    const taken = account();
    await importAll(taken);
    const { json } = await call('POST', `/api/private/orgs/${other.orgId}/credentialImports`, {
      key: other.owner,
      body: { credentials: [{ ...taken, roles: ['ORG_MEMBER'] }] },
    });
    expect(json.badRequestDetail.fields).toEqual([
      {
        field: 'credentials.0.secretSha256',
        description: 'is that of another client secret: each has to be of one caller',
      },
    ]);
  });

  it.each([
    ['no list', undefined],
    ['an empty list', []],
    ['more than a hundred', Array.from({ length: 101 }, () => ({}))],
    ['a secret in place of its hash', [{ name: 'one', secretSha256: 'legacy_live_0123', roles: AUDITOR }]],
    ['a public key of another form', [{ publicKey: 'Ada', description: 'x', ha1: {}, roles: AUDITOR }]],
    ['a property that there is not', [{ name: 'one', secret: 'x', roles: AUDITOR }]],
  ])('refuses %s', async (_, credentials) => {
    const { status, json } = await send(credentials);
    expect(status).toBe(400);
    expect(json.badRequestDetail.fields.length).toBeGreaterThan(0);
    expect(JSON.stringify(json)).not.toContain('legacy_live_0123');
  });
});
