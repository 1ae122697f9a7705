import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, ownerBrowser } from '../support/browser.js';
import { startTestServer, type TestServer } from '../support/server.js';

// What is asked of roles is in test/conformance/role-matrix.test.ts; here the services serve people like credentials.

const V2 = '/api/atlas/v2';

let server: TestServer;
let browser: Browser;
/** What the paths below name in braces. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer();
  browser = await ownerBrowser(server);
  Object.assign(ids, { orgId: server.first.orgId, groupId: server.first.groupId });
});
afterAll(() => server.stop());

function fill(path: string): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`nothing was made that gives ${name}`);
    return encodeURIComponent(id);
  });
}

async function send(method: string, path: string, body?: unknown) {
  return browser.send(method, fill(path), body);
}

async function make(path: string, body: unknown) {
  const answer = await send('POST', path, body);
  expect([200, 201, 204], `${path}: ${answer.text}`).toContain(answer.status);
  return answer.json;
}

describe('a signed-in owner', () => {
  beforeAll(async () => {
    const org = `${V2}/orgs/{orgId}`;
    const key = await make(`${org}/apiKeys`, { desc: 'by hand', roles: ['ORG_MEMBER'] });
    expect(key.privateKey).toMatch(/^[0-9a-f]{8}-/);
    ids.apiUserId = key.id;
    ids.publicKey = key.publicKey;
    await make(`${org}/apiKeys/{apiUserId}/accessList`, [{ cidrBlock: '192.0.2.0/24' }]);
    const account = await make(`${org}/serviceAccounts`, {
      name: 'ci',
      description: 'by hand',
      roles: ['ORG_MEMBER'],
      secretExpiresAfterHours: 24,
    });
    ids.clientId = account.clientId;
    await make(`${org}/serviceAccounts/{clientId}/accessList`, [{ ipAddress: '192.0.2.7' }]);
    const secret = await make(`${org}/serviceAccounts/{clientId}/secrets`, { secretExpiresAfterHours: 48 });
    expect(secret.secret).toMatch(/^mdb_sa_sk_/);
    ids.secretId = secret.id;
    const team = await make(`${org}/teams`, { name: 'ops', usernames: [server.first.owner.username] });
    ids.teamId = team.id;
    await make(`${V2}/groups/{groupId}/teams`, [{ teamId: ids.teamId, roleNames: ['GROUP_READ_ONLY'] }]);
    await make(`${V2}/groups/{groupId}/accessList`, [{ cidrBlock: '198.51.100.0/24' }]);
    await make(`${V2}/groups/{groupId}/apiKeys/{apiUserId}`, [{ roles: ['GROUP_OWNER'] }]);
    await make(`${V2}/groups/{groupId}/serviceAccounts/{clientId}:invite`, { roles: ['GROUP_OWNER'] });
    await make(`${org}/invites`, { username: 'new@example.com', roles: ['ORG_MEMBER'] });
    const events = await send('GET', `${org}/events`);
    ids.eventId = events.json.results[0].id;
    ids.userId = (await browser.send('GET', '/session')).json.user.id;
  });

  it.each([
    `${V2}/orgs`,
    `${V2}/groups`,
    `${V2}/eventTypes`,
    `${V2}/rateLimits`,
    '/api/private/ipinfo',
    ...[
      '',
      ...['/settings', '/groups', '/apiKeys', '/apiKeys/{apiUserId}', '/apiKeys/{apiUserId}/accessList'],
      ...[
        '/apiKeys/{apiUserId}/accessList/192.0.2.0%2F24',
        '/serviceAccounts',
        '/serviceAccounts/{clientId}',
      ],
      ...['/serviceAccounts/{clientId}/accessList', '/serviceAccounts/{clientId}/groups'],
      ...['/teams', '/teams/{teamId}', '/teams/{teamId}/users', '/users', '/users/{userId}', '/invites'],
      ...['/events', '/events/{eventId}', '/activityFeed'],
    ].map((path) => `${V2}/orgs/{orgId}${path}`),
    ...[
      '',
      ...['/settings', '/apiKeys', '/serviceAccounts', '/serviceAccounts/{clientId}'],
      ...['/serviceAccounts/{clientId}/accessList', '/teams', '/users', '/users/{userId}', '/invites'],
      ...['/accessList', '/events', '/activityFeed', '/limits'],
    ].map((path) => `${V2}/groups/{groupId}${path}`),
    ...['orgs/{orgId}', 'groups/{groupId}'].flatMap((scope) =>
      ['credentials', 'credentials/{apiUserId}', 'credentials/{clientId}', 'permissions'].map(
        (path) => `/api/private/${scope}/${path}`,
      ),
    ),
  ])('reads %s', async (path) => {
    const answer = await send('GET', path);
    expect(answer.status, answer.text).toBe(200);
    if (answer.json.results !== undefined) expect(answer.json.results).not.toEqual([]);
  });

  it('asks whether a request of a credential would pass', async () => {
    for (const as of [ids.publicKey, ids.clientId]) {
      const answer = await send('POST', '/api/private/explain', {
        as,
        from: '198.51.100.1',
        method: 'GET',
        path: fill(`${V2}/orgs/{orgId}`),
      });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.json.checks.at(-1)).toMatchObject({ check: 'address', passed: false });
    }
  });

  it('changes and removes what was made', async () => {
    const org = `${V2}/orgs/{orgId}`;
    for (const [method, path, body] of [
      ['PATCH', `${org}/apiKeys/{apiUserId}`, { desc: 'renamed' }],
      ['PATCH', `${V2}/groups/{groupId}/apiKeys/{apiUserId}`, { roles: ['GROUP_READ_ONLY'] }],
      ['PATCH', `${org}/serviceAccounts/{clientId}`, { name: 'renamed' }],
      ['PATCH', `${org}/settings`, { apiAccessListRequired: true }],
      ['DELETE', `${org}/apiKeys/{apiUserId}/accessList/192.0.2.0%2F24`],
      ['DELETE', `${org}/serviceAccounts/{clientId}/accessList/192.0.2.7`],
      ['DELETE', `${org}/serviceAccounts/{clientId}/secrets/{secretId}`],
      ['DELETE', `${V2}/groups/{groupId}/apiKeys/{apiUserId}`],
      ['DELETE', `${V2}/groups/{groupId}/accessList/198.51.100.0%2F24`],
      ['DELETE', `${org}/apiKeys/{apiUserId}`],
      ['DELETE', `${org}/serviceAccounts/{clientId}`],
      ['DELETE', `${V2}/groups/{groupId}/teams/{teamId}`],
      ['DELETE', `${org}/teams/{teamId}`],
    ] as const) {
      const answer = await send(method, path, body);
      expect([200, 204], `${method} ${path}: ${answer.text}`).toContain(answer.status);
    }
  });

  it('makes an organization by its name alone, owns it at once, and no access list is required in it', async () => {
    const { organization, ...rest } = await make(`${V2}/orgs`, { name: 'Made by hand' });
    expect(organization.name).toBe('Made by hand');
    expect(rest).toEqual({ skipDefaultAlertsSettings: false });
    const path = `${V2}/orgs/${organization.id}`;
    expect((await send('GET', `/api/private/orgs/${organization.id}/permissions`)).json.roles).toEqual([
      'ORG_OWNER',
    ]);
    const { json } = await browser.send('GET', '/session');
    expect(json.organizations).toContainEqual({
      id: organization.id,
      multiFactorAuthRequired: false,
      name: 'Made by hand',
      roles: ['ORG_OWNER'],
    });
    expect((await send('GET', `${path}/settings`)).json.apiAccessListRequired).toBe(false);
    const required = await send('PATCH', `${path}/settings`, { apiAccessListRequired: true });
    expect(required.status, required.text).toBe(200);
    expect((await send('GET', `${path}/users`)).json.totalCount).toBe(1);
    await make(`${V2}/groups`, { name: 'first', orgId: organization.id });
  });
});
