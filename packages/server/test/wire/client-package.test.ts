import {
  ApiError,
  authenticatedFetch,
  type ConnectionOptions,
  cloudManager,
  createClient,
} from '@sallyport/client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addKey, type TestKey } from '../support/accounts.js';
import { type StoppedClock, stopClock } from '../support/clock.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createAccount } from '../support/service-accounts.js';

/** The client package against a server that offers both algorithms, the weaker one first. */
let server: TestServer;
let reader: TestKey;
beforeAll(async () => {
  server = await startTestServer({ digestAlgorithms: 'MD5,SHA-256' });
  reader = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
});
afterAll(() => server.stop());

/** What went over the wire since the test began: method, path, status and how the request proved itself. */
interface Exchange {
  readonly call: string;
  readonly status: number;
  readonly authorization: string;
}
let exchanges: Exchange[] = [];
afterEach(() => {
  exchanges = [];
});

const recordingFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  const response = await fetch(request);
  exchanges.push({
    call: `${request.method} ${pathname}`,
    status: response.status,
    authorization: request.headers.get('authorization') ?? '',
  });
  return response;
};

function clientWith(credentials: ConnectionOptions['credentials'], target: TestServer = server) {
  return createClient({ baseUrl: target.url, credentials, fetch: recordingFetch });
}

const statuses = () => exchanges.map(({ status }) => status);
const counts = () => exchanges.map(({ authorization }) => /nc=(\w+)/.exec(authorization)?.[1]);

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof ApiError)) throw new Error(`no ApiError but ${error}`);
  return error;
}

describe('an API key', () => {
  it('is challenged once and then counts', async () => {
    const client = clientWith(server.first.apiKey);
    const { apiKey } = await client.call('getSystemStatus', {});
    expect(apiKey?.publicKey).toBe(server.first.apiKey.publicKey);
    await client.request('GET', '/orgs', { query: { name: 'a "quoted" \\ name é' } });
    expect(statuses()).toEqual([401, 200, 200]);
    expect(counts()).toEqual([undefined, '00000001', '00000002']);
    expect(exchanges[1]?.authorization).toContain('algorithm=SHA-256');
  });

  it('makes a hundred calls at the same time with one nonce', async () => {
    const client = clientWith(server.first.apiKey);
    await client.request('GET', '/orgs');
    await Promise.all(Array.from({ length: 100 }, () => client.request('GET', '/orgs')));
    expect(statuses().filter((status) => status === 401)).toHaveLength(1);
    expect(statuses()).toHaveLength(102);
  });

  it('stops after the second refusal of a wrong private key', async () => {
    const client = clientWith({ ...server.first.apiKey, privateKey: reader.privateKey });
    const error = await failure(client.request('GET', '/orgs'));
    expect([error.status, error.errorCode]).toEqual([401, 'UNEXPECTED_ERROR']);
    expect(statuses()).toEqual([401, 401]);
  });

  it('is told which role is missing without being asked again, and keeps its nonce', async () => {
    const client = clientWith(reader);
    const create = () => client.request('POST', `/orgs/${server.first.orgId}/apiKeys`, { body: {} });
    expect((await failure(create())).errorCode).toBe('USER_UNAUTHORIZED');
    expect((await failure(create())).errorCode).toBe('USER_UNAUTHORIZED');
    expect(statuses()).toEqual([401, 401, 401]);
    expect(counts()).toEqual([undefined, '00000001', '00000002']);
  });

  it('learns every wrong field', async () => {
    const client = clientWith(server.first.apiKey);
    const error = await failure(
      client.request('POST', `/orgs/${server.first.orgId}/apiKeys`, { body: { desc: 7, colour: 'red' } }),
    );
    expect(error.status).toBe(400);
    expect(error.fields.map(({ field }) => field).sort()).toEqual(['colour', 'desc', 'roles']);
    expect(error.detail).not.toBe('');
  });

  it('reads a list page by page', async () => {
    const client = clientWith(server.first.apiKey);
    const made: string[] = [];
    for (let index = 0; index < 5; index++) {
      const { id } = await client.call('createGroup', {
        body: { name: `Paged ${index}`, orgId: server.first.orgId },
      });
      made.push(id);
    }
    for (const includeCount of [true, false]) {
      const ids: string[] = [];
      const pages: number[] = [];
      for await (const page of client.callPages('listGroups', { itemsPerPage: 2, includeCount })) {
        pages.push(page.results.length);
        ids.push(...page.results.map(({ id }) => id));
      }
      expect(ids).toEqual(expect.arrayContaining(made));
      expect(new Set(ids).size).toBe(ids.length);
      expect(pages.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('gets every version of an operation, the newest unless another is asked for', async () => {
    const client = clientWith(server.first.apiKey);
    const { orgId } = server.first;
    const newest = await client.call('listOrgUsers', { orgId });
    const older = await client.call('listOrgUsers', { orgId }, { version: '2023-01-01' });
    expect(newest.results.map(({ orgMembershipStatus }) => orgMembershipStatus)).toContain('ACTIVE');
    expect(older.results[0]?.links?.[0]?.rel).toBe('self');
    expect(older.results[0]).not.toHaveProperty('orgMembershipStatus');
  });

  it('calls the Cloud Manager Public API, and what is beside both wires', async () => {
    const { apiKey: credentials, orgId } = server.first;
    const client = createClient({ baseUrl: server.url, credentials, wire: cloudManager });
    expect((await client.call('getOrg', { orgId })).id).toBe(orgId);
    expect((await clientWith(credentials).call('getIpInfo', {})).currentIpv4Address).toBe('127.0.0.1');
  });

  it('asks for the version of one request', async () => {
    const client = clientWith(server.first.apiKey);
    const error = await failure(client.request('GET', '/orgs', { version: '2001-01-01' }));
    expect([error.status, error.errorCode]).toEqual([406, 'INVALID_VERSION_DATE']);
  });
});

describe('an API key where MD5 alone is offered and nonces last a second', () => {
  let brief: TestServer;
  let clock: StoppedClock;
  beforeAll(async () => {
    clock = stopClock();
    brief = await startTestServer({ nonceLifetimeSeconds: '1' });
  });
  afterAll(async () => {
    await brief.stop();
    clock.restore();
  });

  it('uses MD5, goes on after its nonce has grown old, and sends the body again', async () => {
    const client = clientWith(brief.first.apiKey, brief);
    await client.request('GET', '/orgs');
    clock.forward(1050);
    const { status, body } = await client.request<{ name: string }>('POST', '/groups', {
      body: { name: 'After a pause', orgId: brief.first.orgId },
    });
    expect([status, body.name]).toEqual([201, 'After a pause']);
    expect(statuses()).toEqual([401, 200, 401, 201]);
    expect(exchanges.map(({ authorization }) => /algorithm=([\w-]+)/.exec(authorization)?.[1])).toEqual([
      undefined,
      'MD5',
      'MD5',
      'MD5',
    ]);
  });
});

describe('a service account', () => {
  it('mints one token for calls at the same time and ends it on request', async () => {
    const { clientId, secret } = await createAccount(server, ['ORG_READ_ONLY']);
    const client = clientWith({ clientId, clientSecret: secret });
    await Promise.all([client.request('GET', '/orgs'), client.request('GET', '/groups')]);
    await client.revoke();
    expect(exchanges.map(({ call }) => call).sort()).toEqual([
      'GET /api/atlas/v2/groups',
      'GET /api/atlas/v2/orgs',
      'POST /api/oauth/revoke',
      'POST /api/oauth/token',
    ]);

    const token = exchanges.find(({ call }) => call.startsWith('GET'))?.authorization.slice('Bearer '.length);
    const revoked = clientWith({ accessToken: token ?? '' });
    expect((await failure(revoked.request('GET', '/orgs'))).status).toBe(401);
  });

  it('mints again when its token was ended behind its back', async () => {
    const { clientId, secret } = await createAccount(server, ['ORG_READ_ONLY']);
    const client = clientWith({ clientId, clientSecret: secret });
    await client.request('GET', '/orgs');
    const token = exchanges[1]?.authorization.slice('Bearer '.length) ?? '';
    const ended = await fetch(`${server.url}/api/oauth/revoke`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
      body: new URLSearchParams({ token }),
    });
    expect(ended.status).toBe(200);
    exchanges = [];
    expect((await client.request('GET', '/orgs')).status).toBe(200);
    expect(exchanges.map(({ call, status }) => `${call} ${status}`)).toEqual([
      'GET /api/atlas/v2/orgs 401',
      'POST /api/oauth/token 200',
      'GET /api/atlas/v2/orgs 200',
    ]);
  });

  it('is told why it gets no token', async () => {
    const { clientId } = await createAccount(server);
    const client = clientWith({ clientId, clientSecret: 'mdb_sa_sk_wrong' });
    const error = await failure(client.request('GET', '/orgs'));
    expect([error.status, error.errorCode]).toEqual([401, 'invalid_client']);
  });
});

it('lends its authentication to other libraries as a fetch', async () => {
  const call = authenticatedFetch({ baseUrl: server.url, credentials: reader });
  const response = await call(new Request(`${server.url}/api/private/ipinfo`));
  expect([response.status, await response.json()]).toEqual([200, { currentIpv4Address: '127.0.0.1' }]);
});
