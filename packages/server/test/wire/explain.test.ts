import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey } from '../support/accounts.js';
import { type StoppedClock, stopClock } from '../support/clock.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let reader: { id: string; publicKey: string; privateKey: string };
/** Tokens come back with time. */
let clock: StoppedClock;
beforeAll(async () => {
  clock = stopClock();
  server = await startTestServer({ rateLimitScale: '0.05' });
  const created = await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`, {
    method: 'POST',
    body: { desc: 'reader', roles: ['ORG_READ_ONLY'] },
  });
  reader = created.json;
});
afterAll(async () => {
  await server.stop();
  clock.restore();
});

async function explain(question: object, key?: { publicKey: string; privateKey: string }) {
  return server.curl('/api/private/explain', {
    method: 'POST',
    body: { as: reader.publicKey, method: 'GET', path: '/api/atlas/v2/groups', ...question },
    ...(key ? { key } : {}),
  });
}

const outcome = (answer: { json: { checks: { check: string; passed: boolean }[] } }) =>
  answer.json.checks.map(({ check, passed }) => `${check} ${passed ? 'ok' : 'FAILED'}`);

describe('asking whether a request would pass', () => {
  it('goes through every check of one that would', async () => {
    const answer = await explain({ path: `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys?pretty=true` });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.passes).toBe(true);
    expect(outcome(answer)).toEqual([
      'credential ok',
      'requirement ok',
      'operation ok',
      'version ok',
      'scope ok',
      'permission ok',
      'rateLimit ok',
    ]);
  });

  it('says which role is missing, as the request itself would be refused', async () => {
    const path = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;
    const answer = await explain({ method: 'POST', path });
    expect(answer.json.passes).toBe(false);
    expect(answer.json.checks.at(-1)).toEqual({
      check: 'permission',
      detail: 'organization.apiKeys.write is needed; the credential holds ORG_READ_ONLY.',
      fix: 'Grant one of ORG_OWNER.',
      passed: false,
    });
    const refused = await server.curl(path, {
      method: 'POST',
      body: { desc: 'x', roles: ['ORG_MEMBER'] },
      key: reader,
    });
    expect([refused.status, refused.json.errorCode]).toEqual([401, 'USER_UNAUTHORIZED']);
  });

  it('says from where the credential may call, and which entry lets an address in', async () => {
    const list = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys/${reader.id}/accessList`;
    await server.curl(list, { method: 'POST', body: [{ cidrBlock: '192.0.2.0/24' }] });
    const inside = await explain({ from: '192.0.2.77' });
    expect(inside.json.checks[1].detail).toBe('192.0.2.77 is let in by the entry 192.0.2.0/24.');
    const outside = await explain({ from: '198.51.100.1' });
    expect(outside.json.checks.at(-1)).toEqual({
      check: 'address',
      detail: '198.51.100.1 is in none of the entries of the access list: 192.0.2.0/24.',
      fix: 'Add 198.51.100.1 to the access list of the credential, or call from a listed address.',
      passed: false,
    });
    await server.curl(`${list}/192.0.2.0%2F24`, { method: 'DELETE' });
  });

  it('leaves the entries out for whom the access list is not shown', async () => {
    const list = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys/${reader.id}/accessList`;
    await server.curl(list, { method: 'POST', body: [{ cidrBlock: '192.0.2.0/24' }] });
    const member = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const inside = await explain({ from: '192.0.2.77' }, member);
    expect(inside.json.checks[1]).toMatchObject({
      check: 'address',
      detail: '192.0.2.77 is on one of the entries of the access list.',
    });
    const outside = await explain({ from: '198.51.100.1' }, member);
    expect(outside.json.checks.at(-1)).toMatchObject({
      check: 'address',
      detail: '198.51.100.1 is on none of the entries of the access list.',
      passed: false,
    });
    await server.curl(`${list}/192.0.2.0%2F24`, { method: 'DELETE' });
  });

  it.each([
    ['/api/atlas/v2/nothing', 'GET', 'operation'],
    ['/api/atlas/v2/groups', 'DELETE', 'operation'],
    [`/api/atlas/v2/orgs/${'f'.repeat(24)}`, 'GET', 'scope'],
    [`/api/atlas/v2/groups/${'f'.repeat(24)}`, 'GET', 'scope'],
  ])('names what fails for %s %s', async (path, method, check) => {
    const answer = await explain({ path, method });
    expect(answer.json.checks.at(-1)).toMatchObject({ check, passed: false });
  });

  it('asks nothing of the credential for what anybody may call', async () => {
    const list = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys/${reader.id}/accessList`;
    await server.curl(list, { method: 'POST', body: [{ cidrBlock: '192.0.2.0/24' }] });
    const path = '/api/atlas/v2/unauth/controlPlaneIPAddresses';
    const answer = await explain({ path, from: '198.51.100.1' });
    expect(answer.json.passes, answer.text).toBe(true);
    await server.curl(`${list}/192.0.2.0%2F24`, { method: 'DELETE' });
  });

  it('looks at the limit of the address where that is what counts', async () => {
    const path = '/api/atlas/v2/unauth/controlPlaneIPAddresses';
    while ((await server.curl(path, { key: 'none' })).status === 200);
    const used = await explain({ path });
    expect(used.json.errorCode).toBe('RATE_LIMITED_TOKEN_BUCKET');
    expect(used.json.checks.at(-1)).toMatchObject({ check: 'rateLimit', passed: false });
    expect((await explain({ path, from: '198.51.100.1' })).json.passes).toBe(true);
  });

  it.each([
    ['/api/atlas/v2/groups/XYZ', 'PATH_PARAM_PARSE_ERROR'],
    ['/api/atlas/v2/orgs/XYZ', 'PATH_PARAM_PARSE_ERROR'],
    ['/api/public/v1.0/orgs/XYZ', 'INVALID_ORG_ID'],
  ])('says that an id has not the form of one: %s', async (path, code) => {
    const answer = await explain({ path });
    expect(answer.json.errorCode).toBe(code);
    const { check, detail, fix } = answer.json.checks.at(-1);
    expect([check, detail]).toEqual(['scope', (await server.curl(path, { key: reader })).json.detail]);
    expect(fix).toContain('Use the `id` of');
  });

  it('says what the credential does not reach, and which role would reach it', async () => {
    const list = (id: string) => `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys/${id}/accessList`;
    const path = list(server.first.apiKey.id);
    const answer = await explain({ path });
    expect([answer.json.errorCode, answer.json.checks.at(-1)]).toEqual([
      'API_KEY_ACCESS_LIST_ACCESS_DENIED',
      {
        check: 'reach',
        detail:
          'organization.apiKeys.write is needed, unless the key is the caller itself, or reaches nothing but projects whose keys the caller manages; the credential holds ORG_READ_ONLY.',
        fix: 'Grant one of ORG_OWNER.',
        passed: false,
      },
    ]);
    const creating = await explain({ method: 'POST', path: '/api/atlas/v2/groups' });
    expect([creating.json.errorCode, creating.json.checks.at(-1)]).toEqual([
      'NOT_ORG_GROUP_CREATOR',
      {
        check: 'reach',
        detail: 'organization.projects.create is needed; the credential holds ORG_READ_ONLY.',
        fix: 'Grant one of ORG_OWNER, ORG_GROUP_CREATOR.',
        passed: false,
      },
    ]);
    const own = await explain({ path: list(reader.id) });
    expect([own.json.passes, own.json.checks.at(-1)]).toEqual([
      true,
      { check: 'reach', detail: 'The credential reaches what the request is about.', passed: true },
    ]);
  });

  it('reads the query, where it says what the request is about', async () => {
    const path = '/api/atlas/v2/rateLimits';
    expect((await explain({ path: `${path}?orgId=${server.first.orgId}` })).json.passes).toBe(true);
    const other = await explain({ path: `${path}?orgId=${'f'.repeat(24)}` });
    expect(other.json.errorCode).toBe('ORG_NOT_FOUND');
  });

  it('looks at the version that the request would ask for', async () => {
    const path = '/api/atlas/v2/groups';
    const answer = await explain({ path, accept: 'application/json' });
    expect(answer.json.errorCode).toBe('INVALID_VERSION_DATE');
    expect(answer.json.checks.at(-1)).toMatchObject({ check: 'version', passed: false });
    const newest = await explain({ path });
    expect(newest.json.checks).toContainEqual({
      check: 'version',
      detail: 'Version 2023-01-01 is served.',
      passed: true,
    });
  });

  it.each([
    ['POST', '/api/oauth/authorize'],
    ['POST', '/api/private/session'],
    ['GET', '/setup'],
    ['GET', '/healthz'],
    ['GET', '/.well-known/oauth-authorization-server'],
  ])('knows what is served beside the API: %s %s', async (method, path) => {
    expect((await explain({ method, path })).json.passes).toBe(true);
  });

  it('says of an API key that it is no client of OAuth', async () => {
    const answer = await explain({ method: 'POST', path: '/api/oauth/token' });
    expect([answer.json.passes, answer.json.checks.at(-1)]).toEqual([
      false,
      {
        check: 'client',
        detail: `API key ${reader.publicKey} is no client of OAuth: only a client ID and a client secret are taken here.`,
        fix: 'Use a service account.',
        passed: false,
      },
    ]);
  });

  it('takes names and paths of a length that they can have', async () => {
    const name = await explain({ as: 'a'.repeat(65) });
    expect([name.status, name.json.badRequestDetail.fields[0].field]).toEqual([400, 'as']);
    const path = await explain({ path: `/${'a'.repeat(2000)}` });
    expect([path.status, path.json.badRequestDetail.fields[0].field]).toEqual([400, 'path']);
  });

  it('counts nothing: neither a use of the credential nor a token of a rate limit', async () => {
    const path = `/api/atlas/v2/groups/${server.first.groupId}`;
    const left = async () =>
      Number((await server.curl(path, { key: reader })).headers['ratelimit-remaining']);
    const before = await left();
    await explain({ path });
    await explain({ path });
    expect(await left()).toBe(before - 1);
  });

  it('is for the credential itself and for who may read it; for others it does not exist', async () => {
    expect((await explain({}, reader)).status).toBe(200);
    const project = await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts`, {
      method: 'POST',
      body: { name: 'ci', description: 'x', roles: ['ORG_MEMBER'], secretExpiresAfterHours: 24 },
    });
    const member = await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`, {
      method: 'POST',
      body: { desc: 'member', roles: ['ORG_MEMBER'] },
    });
    const refused = await explain({ as: project.json.clientId }, member.json);
    expect([refused.status, refused.json.errorCode]).toEqual([400, 'API_KEY_NOT_FOUND']);
    expect((await explain({ as: 'nobodyxx' })).json.errorCode).toBe('API_KEY_NOT_FOUND');
    expect((await explain({ from: '10.0.0.0/8' })).json.errorCode).toBe(
      'INVALID_IP_ADDRESS_OR_CIDR_NOTATION',
    );
    expect((await explain({ as: project.json.clientId, path: '/api/atlas/v2/orgs' })).json.passes).toBe(true);
  });
});
