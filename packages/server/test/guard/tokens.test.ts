import * as oauth4webapi from 'oauth4webapi';
import * as openidClient from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyDefinition } from '../../src/changes/guard/apply-definition.js';
import { readDefinition } from '../../src/domain/guard/read-definition.js';
import { SYSTEM } from '../../src/domain/new-event.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { addKey, addOrganization } from '../support/accounts.js';
import { type Call, createCall, type KeyPair } from '../support/call.js';
import { askAs, askGate, type GuardServer, startGuardServer, toldBy } from '../support/guard.js';
import { basicOf, createAccount, type TestAccount, tokenOf } from '../support/service-accounts.js';

// Access tokens for one guarded API (RFC 8707), as they are asked for at the token endpoint.

let server: GuardServer;
let call: Call;
let account: TestAccount;
beforeAll(async () => {
  server = await startGuardServer();
  call = createCall(server, '');
  account = await createAccount(server, ['ORG_OWNER']);
});
afterAll(() => server.stop());

let made = 0;
const nextName = () => `tokens-${made++}`;
const definitionOf = (name: string, further: string, organization = server.first.orgId) =>
  `api: ${name}\norganization: ${organization}\nmode: enforce\ngates: { ${name}: caddy }\nroutes: { GET /a: read }\n${further}`;

async function makeApi(further = ''): Promise<string> {
  const name = nextName();
  await server.apply(definitionOf(name, further));
  return name;
}

/** Applies a definition in an organization, and answers what the server did. */
const apply = (
  name: string,
  further: string,
  orgId = server.first.orgId,
  key: KeyPair = server.first.apiKey,
) =>
  call('POST', `/api/private/orgs/${orgId}/guardedApis`, {
    key,
    body: { definition: definitionOf(name, further, orgId) },
  });

/** As whoever runs the server does with a seed file. */
async function applyOpen(name: string, further: string, organizationId: string): Promise<void> {
  const content: unknown = parse(definitionOf(name, `openTo: installation\n${further}`, organizationId));
  const { definition } = readDefinition(content);
  if (definition === undefined) throw new Error('the definition has a fault');
  await server.services.store.write(ABOUT_ALL, (transaction) =>
    applyDefinition(transaction, SYSTEM, {
      organizationId,
      definition,
      content,
      retire: false,
      mayOpen: true,
    }),
  );
}

const ask = async (gate: string, token: string) =>
  toldBy(
    await askGate(server, 'caddy', { target: '/a', headers: { Authorization: `Bearer ${token}` } }, gate),
  );

async function askToken(form: string, client = account, to = server) {
  const answer = await fetch(`${to.url}/api/oauth/token`, {
    method: 'POST',
    headers: { Authorization: basicOf(client), 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `grant_type=client_credentials${form}`,
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers whose form they assert
  const json: any = await answer.json();
  return { status: answer.status, headers: answer.headers, json };
}
const resourceForm = (resource: string) => `&resource=${encodeURIComponent(resource)}`;

async function tokenFor(resource: string, client = account): Promise<string> {
  const { status, json } = await askToken(resourceForm(resource), client);
  expect(status, JSON.stringify(json)).toBe(200);
  return json.access_token;
}

const audienceIn = (token: string): string =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).aud;

describe('a token that was asked for with the resource of an API', () => {
  it('opens that API and no other, and nothing of Sallyport', async () => {
    const one = await makeApi('resource: https://one.example.com/v1');
    const other = await makeApi('resource: https://other.example.com/v1');
    const lenient = await makeApi();
    const token = await tokenFor('https://one.example.com/v1');
    expect((await ask(one, token)).allowed).toBe(true);
    for (const api of [other, lenient])
      expect(await ask(api, token)).toMatchObject({ status: 401, reason: 'TOKEN_NOT_FOR_THIS_API' });
    for (const path of [
      '/api/atlas/v2/orgs',
      '/api/atlas/v1.0/orgs',
      '/api/public/v1.0/orgs',
      '/api/private/ipinfo',
    ])
      expect(
        (await call('GET', path, { key: 'none', headers: { Authorization: `Bearer ${token}` } })).status,
        path,
      ).toBe(401);
  });

  it('goes by the name of an API that has no URL', async () => {
    const api = await makeApi();
    const token = await tokenFor(`urn:sallyport:api:${api}`);
    expect(audienceIn(token)).toBe(`urn:sallyport:api:${api}`);
    expect((await ask(api, token)).allowed).toBe(true);
  });

  it('is described and revoked like any other', async () => {
    await makeApi('resource: https://described.example.com');
    const token = await tokenFor('https://described.example.com');
    const post = (endpoint: string) =>
      fetch(`${server.url}/api/oauth/${endpoint}`, {
        method: 'POST',
        headers: { Authorization: basicOf(account), 'Content-Type': 'application/x-www-form-urlencoded' },
        body: `token=${token}`,
      });
    expect(await (await post('introspect')).json()).toMatchObject({
      active: true,
      aud: 'https://described.example.com/',
    });
    expect((await post('revoke')).status).toBe(200);
    expect(await (await post('introspect')).json()).toEqual({ active: false });
  });

  it('is refused when the API gets another resource, and the new one can be asked for at once', async () => {
    const name = await makeApi('resource: https://before.example.com');
    const token = await tokenFor('https://before.example.com');
    await server.apply(definitionOf(name, 'resource: https://after.example.com'));
    expect(await ask(name, token)).toMatchObject({ status: 401, reason: 'TOKEN_NOT_FOR_THIS_API' });
    expect((await ask(name, await tokenFor('https://after.example.com'))).allowed).toBe(true);
    expect((await askToken(resourceForm('https://before.example.com'))).json.error).toBe('invalid_target');
    const path = `/api/private/orgs/${server.first.orgId}/guardedApis/${name}/activeVersion`;
    expect((await call('PUT', path, { body: { version: 1 } })).status).toBe(200);
    expect((await ask(name, token)).allowed).toBe(true);
  });

  it.each([
    ['the host in upper case', 'https://SPELT-0.example.com/mcp', 'https://spelt-0.example.com/mcp'],
    ['the default port', 'https://spelt-1.example.com:443/mcp', 'https://spelt-1.example.com/mcp'],
    [
      'no path, which a URL parser writes as /',
      'https://spelt-2.example.com',
      'https://spelt-2.example.com/',
    ],
  ])('may be asked for with %s', async (_, asked, audience) => {
    const api = await makeApi(`resource: ${audience}`);
    const token = await tokenFor(asked);
    expect(audienceIn(token)).toBe(audience);
    expect((await ask(api, token)).allowed).toBe(true);
  });
});

describe('a request for a token', () => {
  beforeAll(() => makeApi('resource: https://strict.example.com/mcp'));

  it.each([
    ['of an API that there is not', resourceForm('https://nobody.example.com')],
    ['of another path', resourceForm('https://strict.example.com/mcp/')],
    ['of another case in the path', resourceForm('https://strict.example.com/MCP')],
    ['that is no absolute URI', resourceForm('strict')],
    ['with a fragment', resourceForm('https://strict.example.com/mcp#x')],
    ['with a blank', resourceForm(' https://strict.example.com/mcp')],
    ['longer than any', resourceForm(`https://strict.example.com/${'x'.repeat(1_000)}`)],
    ['of the audience of Sallyport itself', resourceForm('api://admin')],
    ['of two at a time', resourceForm('https://strict.example.com/mcp').repeat(2)],
  ])('is refused with a resource %s', async (_, form) => {
    const { status, headers, json } = await askToken(form);
    expect(status).toBe(400);
    expect(json).toEqual({ error: 'invalid_target', error_description: expect.stringMatching(/API/) });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('with an empty resource is one without (RFC 6749 section 3.2)', async () => {
    const { json } = await askToken('&resource=');
    expect(audienceIn(json.access_token)).toBe('api://admin');
  });

  it('hears of a wrong secret before it hears whether there is such an API', async () => {
    const wrong = { ...account, secret: `${account.secret}x` };
    const { status, json } = await askToken(resourceForm('https://nobody.example.com'), wrong);
    expect([status, json.error]).toEqual([401, 'invalid_client']);
  });

  it('is refused in the form of OAuth where it names an API, and in that of Atlas otherwise', async () => {
    const limited = await startGuardServer('', { rateLimitScale: '0.1' });
    try {
      const client = await createAccount(limited, ['ORG_OWNER']);
      const form = resourceForm('urn:sallyport:api:shop');
      let last = await askToken(form, client, limited);
      for (let asked = 1; asked < 10 && last.status === 200; asked++)
        last = await askToken(form, client, limited);
      expect(last.status).toBe(429);
      expect(last.json).toEqual({ error: 'slow_down', error_description: expect.any(String) });
      expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await askToken('', client, limited)).json).toMatchObject({ error: 429 });
    } finally {
      await limited.stop();
    }
  });
});

describe('an API with audience: required', () => {
  let api: string;
  beforeAll(async () => {
    api = await makeApi('resource: https://required.example.com/mcp\naudience: required');
  });

  it('takes tokens for itself, and none that are for Sallyport', async () => {
    expect(await ask(api, await tokenOf(server, account))).toMatchObject({
      status: 401,
      reason: 'TOKEN_NOT_FOR_THIS_API',
    });
    expect((await ask(api, await tokenFor('https://required.example.com/mcp'))).allowed).toBe(true);
  });

  it('takes API keys as before', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    expect(toldBy(await askAs(server, 'caddy', key, { target: '/a' }, api)).allowed).toBe(true);
  });

  it('needs no URL: tokens go by its name then', async () => {
    const named = await makeApi('audience: required');
    expect((await ask(named, await tokenFor(`urn:sallyport:api:${named}`))).allowed).toBe(true);
    expect((await ask(named, await tokenOf(server, account))).allowed).toBe(false);
  });

  it('says nothing of a scope where a permission is missing', async () => {
    const member = await createAccount(server, ['ORG_MEMBER']);
    const token = await tokenFor('https://required.example.com/mcp', member);
    const told = await ask(api, token);
    expect([told.status, told.reason, told.header('WWW-Authenticate')]).toEqual([
      403,
      'PERMISSION_MISSING',
      undefined,
    ]);
  });
});

describe('two APIs', () => {
  it('of one organization cannot have the same resource, in whatever spelling', async () => {
    const first = await makeApi('resource: https://shared.example.com');
    const second = nextName();
    const answer = await apply(second, 'resource: https://SHARED.example.com:443/');
    expect([answer.status, answer.json.errorCode]).toEqual([409, 'GUARD_RESOURCE_NOT_AVAILABLE']);
    expect(answer.json.detail).toContain(first);
    const gone = await call('GET', `/api/private/orgs/${server.first.orgId}/guardedApis/${second}`);
    expect(gone.status).toBe(404);
  });

  it('of one organization cannot come to the same by an older version either', async () => {
    const first = await makeApi('resource: https://older.example.com');
    await server.apply(definitionOf(first, 'resource: https://newer.example.com'));
    await makeApi('resource: https://older.example.com');
    const path = `/api/private/orgs/${server.first.orgId}/guardedApis/${first}`;
    const answer = await call('PUT', `${path}/activeVersion`, { body: { version: 1 } });
    expect([answer.status, answer.json.errorCode], answer.text).toEqual([
      409,
      'GUARD_RESOURCE_NOT_AVAILABLE',
    ]);
  });

  it('of two organizations can: no account can call both', async () => {
    const other = await addOrganization(server, 'Tenant');
    await makeApi('resource: https://tenants.example.com');
    const theirs = nextName();
    const answer = await apply(theirs, 'resource: https://tenants.example.com', other.orgId, other.owner);
    expect(answer.status, answer.text).toBe(200);
    const token = await tokenFor('https://tenants.example.com');
    expect(await ask(theirs, token)).toMatchObject({ status: 403, reason: 'SCOPE_UNKNOWN' });
  });

  it('cannot, where one of them is open to all organizations', async () => {
    const other = await addOrganization(server, 'Provider');
    const open = nextName();
    await applyOpen(open, 'resource: https://open.example.com', other.orgId);
    const answer = await apply(nextName(), 'resource: https://open.example.com');
    expect([answer.status, answer.json.errorCode]).toEqual([409, 'GUARD_RESOURCE_NOT_AVAILABLE']);
    expect(answer.json.detail).not.toContain(open);
    await makeApi('resource: https://closed.example.com');
    await expect(applyOpen(nextName(), 'resource: https://closed.example.com', other.orgId)).rejects.toThrow(
      /already/,
    );
  });
});

describe('a token for an API of another organization', () => {
  it('is given where the API is open to all, and not otherwise: that answers like an API that there is not', async () => {
    const other = await addOrganization(server, 'Elsewhere');
    const closed = nextName();
    expect(
      (await apply(closed, 'resource: https://elsewhere.example.com', other.orgId, other.owner)).status,
    ).toBe(200);
    const [foreign, none] = [
      await askToken(resourceForm('https://elsewhere.example.com')),
      await askToken(resourceForm('https://nobody.example.com')),
    ];
    expect(foreign.json).toEqual(none.json);
    const open = nextName();
    await applyOpen(open, 'resource: https://for-all.example.com', other.orgId);
    expect((await ask(open, await tokenFor('https://for-all.example.com'))).allowed).toBe(true);
  });
});

describe('OAuth clients that nobody here wrote', () => {
  const resource = 'https://clients.example.com/mcp';
  let api: string;
  beforeAll(async () => {
    api = await makeApi(`resource: ${resource}\naudience: required`);
  });

  it('openid-client asks for a token of the API', async () => {
    const client = await openidClient.discovery(
      new URL(server.url),
      account.clientId,
      undefined,
      openidClient.ClientSecretBasic(account.secret),
      { algorithm: 'oauth2', execute: [openidClient.allowInsecureRequests] },
    );
    const { access_token } = await openidClient.clientCredentialsGrant(client, { resource });
    expect((await ask(api, access_token)).allowed).toBe(true);
    await expect(
      openidClient.clientCredentialsGrant(client, { resource: 'https://nobody.example.com' }),
    ).rejects.toMatchObject({ error: 'invalid_target', error_description: expect.any(String) });
  });

  it('oauth4webapi asks for one, and understands why it gets none', async () => {
    const insecure = { [oauth4webapi.allowInsecureRequests]: true };
    const issuer = new URL(server.url);
    const as = await oauth4webapi.processDiscoveryResponse(
      issuer,
      await oauth4webapi.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure }),
    );
    const client = { client_id: account.clientId };
    const grant = async (asked: string) =>
      oauth4webapi.processClientCredentialsResponse(
        as,
        client,
        await oauth4webapi.clientCredentialsGrantRequest(
          as,
          client,
          oauth4webapi.ClientSecretBasic(account.secret),
          { resource: asked },
          insecure,
        ),
      );
    expect((await ask(api, (await grant(resource)).access_token)).allowed).toBe(true);
    await expect(grant('https://nobody.example.com')).rejects.toMatchObject({ error: 'invalid_target' });
  });
});
