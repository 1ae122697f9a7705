import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, allowAddresses } from '../../support/accounts.js';
import { ownerBrowser } from '../../support/browser.js';
import { type StoppedClock, stopClock } from '../../support/clock.js';
import {
  createPublicCall,
  expectPublicHeaders,
  expectPublicRefusal,
  V1,
} from '../../support/cloud-manager.js';
import { curl, startTestServer, type TestServer } from '../../support/server.js';
import { createAccount, curlWithToken, tokenOf } from '../../support/service-accounts.js';

let server: TestServer;
let call: ReturnType<typeof createPublicCall>;
let org: string;
/** Tokens come back with time. */
let clock: StoppedClock;
beforeAll(async () => {
  clock = stopClock();
  // With the published limits in force.
  server = await startTestServer({ rateLimitScale: '1' });
  call = createPublicCall(server);
  org = `/orgs/${server.first.orgId}`;
});
afterAll(async () => {
  await server.stop();
  clock.restore();
});

const json = 'application/json';

describe('answers of the Cloud Manager wire', () => {
  it('come with the documented headers, and none of the Atlas wire', async () => {
    const answer = await server.curl(V1 + org, { accept: json });
    expect(answer.status).toBe(200);
    expectPublicHeaders(answer);
    expect(Object.keys(answer.headers).toSorted()).toEqual([
      ...['connection', 'content-length', 'content-type', 'date', 'keep-alive', 'server'],
      ...['strict-transport-security', 'x-content-type-options', 'x-mongodb-service-version'],
    ]);
    const onAtlas = await server.curl(`/api/atlas/v2${org}`);
    expect(onAtlas.headers['strict-transport-security']).toBe('max-age=31536000; includeSubdomains;');
    expect(onAtlas.headers['x-frame-options']).toBe('DENY');
    expect(onAtlas.headers['ratelimit-limit']).toBe('500');
  });

  it('do not depend on the Accept header', async () => {
    for (const accept of [json, '*/*', 'application/vnd.atlas.2099-01-01+json', 'text/html'])
      expect((await server.curl(V1 + org, { accept })).headers['content-type']).toBe(json);
  });

  it('are indented when asked, with spaces around the colon', async () => {
    const answer = await call('GET', `${org}?pretty=true`);
    expect(answer.text).toMatch(
      /^\{\n {2}"id" : "[0-9a-f]{24}",\n {2}"isDeleted" : false,\n {2}"links" : \[\n/,
    );
    expect(answer.text.endsWith('\n}')).toBe(true);
  });

  it('stand in an envelope when asked: status first, then content', async () => {
    const plain = await call('GET', org);
    const wrapped = await call('GET', `${org}?envelope=true`);
    expect(wrapped.text).toBe(`{"status":200,"content":${plain.text}}`);
    const refused = await call('GET', '/groups/nonsense?envelope=true');
    expect(refused.status).toBe(404);
    expect(refused.text).toMatch(/^\{"status":404,"content":\{"detail":/);
  });

  it('are wrapped as lists by a status beside their own members', async () => {
    const list = await call('GET', '/orgs?envelope=true');
    expect(Object.keys(list.json)).toEqual(['status', 'links', 'results', 'totalCount']);
    expect(list.json.status).toBe(200);
  });

  it('answer HEAD like GET, without the body', async () => {
    const answer = await curl(`${server.url}${V1}${org}`, {
      method: 'HEAD',
      key: server.first.apiKey,
      accept: json,
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('');
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(100);
  });

  it('take no token from a rate limit, which the other wire keeps', async () => {
    const created = await addOrganization(server, 'Busy');
    const settings = `/api/atlas/v2/orgs/${created.orgId}/settings`;
    const statuses = [];
    for (let i = 0; i < 12; i++) statuses.push((await server.curl(settings, { key: created.owner })).status);
    expect(statuses).toContain(429);
    for (let i = 0; i < 12; i++)
      expect((await call('GET', `/orgs/${created.orgId}`, { key: created.owner })).status).toBe(200);
  });
});

describe('paths of the Cloud Manager wire', () => {
  it.each(['/api/public/v1.0/nothing', '/api/public/v2.0/orgs', '/api/public/'])(
    '%s is unknown, which is said to callers with credentials alone',
    async (path) => {
      const anonymous = await fetch(server.url + path);
      expect(anonymous.status).toBe(401);
      expect(anonymous.headers.get('www-authenticate')).toMatch(/^Digest /);
      const answer = await server.curl(path, { accept: json });
      expectPublicRefusal(answer, { status: 404, code: 'RESOURCE_NOT_FOUND' });
    },
  );

  it('answer 405 and the methods they have to others', async () => {
    const answer = await call('PUT', `${org}/apiKeys`, { body: {} });
    expectPublicRefusal(answer, { status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(answer.headers.allow).toBe('POST,GET,OPTIONS');
    const options = await call('OPTIONS', `${org}/apiKeys`);
    expect(options.status).toBe(204);
    expect(options.headers.allow).toBe('POST,GET,OPTIONS');
    expectPublicHeaders(options);
  });

  it('name what is wrong with the characters in them', async () => {
    expectPublicRefusal(await server.curl(`${V1}/groups/%E0%A4%A`, { accept: json }), {
      status: 400,
      code: 'INVALID_PATH_PARAMETER',
    });
  });
});

describe('callers of the Cloud Manager wire', () => {
  it('may present an access token; one that is no good is told so', async () => {
    const account = await createAccount(server, ['ORG_READ_ONLY']);
    const token = await tokenOf(server, account);
    const answer = await curlWithToken(server, token, `${V1}/orgs`, { accept: json });
    expect(answer.status).toBe(200);
    expectPublicHeaders(answer);
    const refused = await curlWithToken(server, `${token}x`, `${V1}/orgs`, { accept: json });
    expect(refused.status).toBe(401);
  });

  it('may be signed-in people, with the CSRF token on what changes something', async () => {
    const browser = await ownerBrowser(server);
    expect((await browser.send('GET', V1 + org)).json.name).toBe(server.first.organizationName);
    const body = { name: 'Renamed' };
    const renamed = await browser.send('PATCH', V1 + org, body);
    expect(renamed.status, renamed.text).toBe(200);
    const forged = await browser.send('PATCH', V1 + org, body, { 'X-CSRF-Token': 'forged' });
    expect(forged.json.errorCode).toBe('CSRF_TOKEN_INVALID');
  });

  it('are held to the access list of the credential', async () => {
    const key = await addKey(server, {});
    await allowAddresses(server, key.id, ['127.0.0.9/32']);
    expectPublicRefusal(await call('GET', '/orgs', { key }), {
      status: 403,
      code: 'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      parameters: ['127.0.0.1'],
    });
    expect((await call('GET', '/orgs', { key, from: '127.0.0.9' })).status).toBe(200);
  });

  it('are held to the requirement of the organization that there be a list', async () => {
    const { orgId, owner } = await addOrganization(server, 'Strict');
    const listed = await call('POST', `/orgs/${orgId}/apiKeys/${owner.id}/accessList`, {
      key: owner,
      body: [{ cidrBlock: '127.0.0.0/8' }],
    });
    expect(listed.status, listed.text).toBe(200);
    const required = await server.curl(`/api/atlas/v2/orgs/${orgId}/settings`, {
      method: 'PATCH',
      key: owner,
      body: { apiAccessListRequired: true },
    });
    expect(required.status, required.text).toBe(200);
    const unlisted = await addKey(server, { organizationId: orgId });
    expectPublicRefusal(await call('GET', '/orgs', { key: unlisted }), {
      status: 403,
      code: 'ORG_REQUIRES_ACCESS_LIST',
      parameters: ['127.0.0.1'],
    });
    expect((await call('GET', '/orgs', { key: owner })).status).toBe(200);
  });
});

describe('both wires over one organization', () => {
  it('show the same keys, roles, access lists, accounts and events, whichever made them', async () => {
    const { orgId } = server.first;
    const groupId = await addProject(server, 'seen from both');
    const onAtlas = async (path: string) => {
      const answer = await server.curl(`/api/atlas/v2${path}`);
      expect(answer.status, answer.text).toBe(200);
      return answer.json;
    };
    const onPublic = async (path: string) => {
      const answer = await call('GET', path);
      expect(answer.status, answer.text).toBe(200);
      return answer.json;
    };
    const change = (method: string, path: string, body: unknown) =>
      server.curl(`/api/atlas/v2${path}`, { method, body });

    // Made on one wire and changed on the other, in both directions.
    const here = (await call('POST', `${org}/apiKeys`, { body: { desc: 'v1.0', roles: ['ORG_MEMBER'] } }))
      .json;
    const there = (await change('POST', `${org}/apiKeys`, { desc: 'v2', roles: ['ORG_MEMBER'] })).json;
    await change('PATCH', `/groups/${groupId}/apiKeys/${here.id}`, { roles: ['GROUP_OWNER'] });
    await change('POST', `${org}/apiKeys/${here.id}/accessList`, [{ ipAddress: '192.0.2.1' }]);
    await call('PATCH', `/groups/${groupId}/apiKeys/${there.id}`, { body: { roles: ['GROUP_READ_ONLY'] } });
    await call('POST', `${org}/apiKeys/${there.id}/accessList`, { body: [{ cidrBlock: '198.51.100.0/24' }] });
    const account = await createAccount(server, ['ORG_READ_ONLY']);
    await call('POST', `/groups/${groupId}/serviceAccounts/${account.clientId}:invite`, {
      body: { roles: ['GROUP_OWNER'] },
    });

    for (const path of [
      `${org}/apiKeys`,
      `${org}/apiKeys/${here.id}`,
      `${org}/apiKeys/${there.id}`,
      `${org}/apiKeys/${here.id}/accessList`,
      `${org}/apiKeys/${there.id}/accessList`,
      `/groups/${groupId}/apiKeys`,
      `${org}/serviceAccounts`,
      `${org}/serviceAccounts/${account.clientId}/accessList`,
      `/groups/${groupId}/serviceAccounts/${account.clientId}`,
      `${org}/events`,
      `/groups/${groupId}/events`,
    ])
      expect(withoutLinks(await onPublic(path)), path).toEqual(withoutLinks(await onAtlas(path)));

    const shown = await onPublic(`/groups/${groupId}/apiKeys`);
    const rolesOf = (id: string) => shown.results.find((key: { id: string }) => key.id === id).roles;
    expect(rolesOf(here.id)).toEqual([
      { orgId, roleName: 'ORG_MEMBER' },
      { groupId, roleName: 'GROUP_OWNER' },
    ]);
    expect(rolesOf(there.id)).toContainEqual({ groupId, roleName: 'GROUP_READ_ONLY' });
  });

  it('refuse a deleted key on both at once', async () => {
    const key = await addKey(server, {});
    expect((await call('GET', '/orgs', { key })).status).toBe(200);
    expect((await server.curl('/api/atlas/v2/orgs', { key })).status).toBe(200);
    expect((await call('DELETE', `${org}/apiKeys/${key.id}`)).status).toBe(204);
    expect((await call('GET', '/orgs', { key })).status).toBe(401);
    expect((await server.curl('/api/atlas/v2/orgs', { key })).status).toBe(401);
  });

  it('are told apart in the metrics', async () => {
    await call('GET', '/orgs');
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/operation="cloudManager\.listOrgs",status="200"/);
  });
});

/** What the wires say of the thing itself: links differ, as do the counts of what was let in meanwhile. */
function withoutLinks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLinks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'links')
      .map(([name, member]) => [name, withoutLinks(member)]),
  );
}
