import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, type TestKey } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { type StoppedClock, stopClock } from '../support/clock.js';
import { expectRefusal } from '../support/refusals.js';
import { startTestServer, type TestServer } from '../support/server.js';

const HOUR_MS = 3_600_000;

let clock: StoppedClock;
let server: TestServer;
let call: Call;
beforeAll(async () => {
  clock = stopClock();
  server = await startTestServer();
  call = createCall(server);
});
afterAll(async () => {
  await server.stop();
  clock.restore();
});

const timeIn = (ms: number) => `${new Date(Date.now() + ms).toISOString().slice(0, 19)}Z`;
const setExpiry = (id: string, expiresAt: unknown, key?: TestKey) =>
  call('PUT', `/api/private/orgs/${server.first.orgId}/apiKeys/${id}/expiry`, { key, body: { expiresAt } });
const overview = async (id: string) =>
  (await call('GET', `/api/private/orgs/${server.first.orgId}/credentials/${id}`)).json;
const use = (key: TestKey) => call('GET', '/groups', { key });
const explain = async (key: TestKey) =>
  (
    await call('POST', '/api/private/explain', {
      body: { as: key.publicKey, method: 'GET', path: '/api/atlas/v2/groups' },
    })
  ).json;
const typesOf = async (key: TestKey) => {
  const { json } = await call('GET', `/api/private/orgs/${server.first.orgId}/events?itemsPerPage=500`);
  const events: { eventTypeName: string; targetPublicKey?: string }[] = json.results;
  return events
    .filter(({ targetPublicKey }) => targetPublicKey === key.publicKey)
    .map(({ eventTypeName }) => eventTypeName);
};

describe('an API key with an expiry', () => {
  it('works up to its moment and is refused from then on, until it gets a later one', async () => {
    const key = await addKey(server, {});
    const end = timeIn(HOUR_MS);
    const set = await setExpiry(key.id, end);
    expect([set.status, set.json]).toEqual([200, { expiresAt: end }]);
    clock.forward(Date.parse(end) - Date.now() - 1);
    expect((await use(key)).status).toBe(200);
    clock.forward(1);
    const refused = await use(key);
    expectRefusal(refused, { status: 401, code: 'API_KEY_EXPIRED' });
    expect(refused.json.detail).toContain(new Date(end).toISOString());
    expect(refused.headers).not.toHaveProperty('www-authenticate');
    clock.forward(HOUR_MS);
    expect((await use(key)).json.errorCode).toBe('API_KEY_EXPIRED');

    expect((await setExpiry(key.id, null)).status).toBe(200);
    expect((await use(key)).status).toBe(200);
  });

  it('is refused on the other wires in the same way', async () => {
    const key = await addKey(server, {});
    await setExpiry(key.id, timeIn(HOUR_MS));
    clock.forward(HOUR_MS);
    for (const path of ['/api/public/v1.0/orgs', '/api/atlas/v1.0/orgs', '/api/private/rateLimits'])
      expect((await call('GET', path, { key, accept: 'application/json' })).json.errorCode).toBe(
        'API_KEY_EXPIRED',
      );
  });

  it('is explained: when it ends, and then what to do', async () => {
    const key = await addKey(server, {});
    const end = timeIn(HOUR_MS);
    await setExpiry(key.id, end);
    const before = await explain(key);
    expect(before.passes).toBe(true);
    expect(before.checks[1]).toEqual({
      check: 'expiry',
      detail: `The key works until ${new Date(end).toISOString()}.`,
      passed: true,
    });
    clock.forward(HOUR_MS);
    const after = await explain(key);
    expect([after.passes, after.errorCode]).toEqual([false, 'API_KEY_EXPIRED']);
    expect(after.checks.at(-1)).toEqual({
      check: 'expiry',
      detail: (await use(key)).json.detail,
      fix: 'Have an Organization Owner set a later expiry, or create another key.',
      passed: false,
    });
  });

  it('opens no organization to a project any more', async () => {
    const other = await addOrganization(server, 'destination');
    await call('PUT', `/api/private/orgs/${other.orgId}/apiKeys/${other.owner.id}/expiry`, {
      key: other.owner,
      body: { expiresAt: timeIn(HOUR_MS) },
    });
    const move = async (name: string) =>
      call('POST', `/groups/${await addProject(server, name)}:migrate`, {
        accept: 'application/vnd.atlas.2024-11-13+json',
        body: {
          destinationOrgId: other.orgId,
          destinationOrgPublicApiKey: other.owner.publicKey,
          destinationOrgPrivateApiKey: other.owner.privateKey,
        },
      });
    expect((await move('in time')).status).toBe(200);
    clock.forward(HOUR_MS);
    expectRefusal(await move('too late'), { status: 401, code: 'API_KEY_EXPIRED' });
  });
});

describe('setting the expiry of an API key', () => {
  it('shows in the overview, leaves one event, and none where nothing changes', async () => {
    const key = await addKey(server, {});
    const end = timeIn(HOUR_MS);
    expect((await overview(key.id)).expiresAt).toBeNull();
    await setExpiry(key.id, end);
    await setExpiry(key.id, end);
    expect((await overview(key.id)).expiresAt).toBe(end);
    expect(await typesOf(key)).toEqual(['API_KEY_EXPIRY_CHANGED', 'API_KEY_CREATED']);
  });

  it('leaves the published form of the key as it is', async () => {
    const key = await addKey(server, {});
    await setExpiry(key.id, timeIn(HOUR_MS));
    const { json } = await call('GET', `/orgs/${server.first.orgId}/apiKeys/${key.id}`);
    expect(Object.keys(json)).toEqual(['desc', 'id', 'links', 'privateKey', 'publicKey', 'roles']);
  });

  it.each([
    ['a moment that has passed', '2001-01-01T00:00:00Z', 'API_KEY_EXPIRY_IN_PAST'],
    ['words', 'soon', 'INVALID_DATE_FORMAT'],
    ['a day that no calendar has', '2100-02-30T00:00:00Z', 'INVALID_DATE_FORMAT'],
    ['a number', 4_102_444_800_000, 'INVALID_JSON_ATTRIBUTE'],
    ['nothing', undefined, 'MISSING_ATTRIBUTE'],
  ])('refuses %s, and says which field', async (_, expiresAt, code) => {
    const key = await addKey(server, {});
    const refused = await setExpiry(key.id, expiresAt);
    expectRefusal(refused, { status: 400, code });
    expect(refused.text).toContain('expiresAt');
    expect((await overview(key.id)).expiresAt).toBeNull();
  });

  it('refuses a key that is not there', async () => {
    expectRefusal(await setExpiry('0'.repeat(24), null), { status: 400, code: 'API_KEY_NOT_FOUND' });
  });

  it('lets the last owner expire in the future, and not be deleted before', async () => {
    const { orgId, owner } = await addOrganization(server, 'one owner');
    const set = await call('PUT', `/api/private/orgs/${orgId}/apiKeys/${owner.id}/expiry`, {
      key: owner,
      body: { expiresAt: timeIn(HOUR_MS) },
    });
    expect(set.status).toBe(200);
    const deletion = await call('DELETE', `/orgs/${orgId}/apiKeys/${owner.id}`, { key: owner });
    expect(deletion.json.errorCode).toBe('CANNOT_REMOVE_LAST_OWNER_CREDENTIAL');
  });

  it('does not count an owner that has expired', async () => {
    const { orgId, owner } = await addOrganization(server, 'two owners');
    const ending = await addKey(server, { organizationId: orgId, organizationRoles: ['ORG_OWNER'] });
    await call('PUT', `/api/private/orgs/${orgId}/apiKeys/${ending.id}/expiry`, {
      key: owner,
      body: { expiresAt: timeIn(HOUR_MS) },
    });
    clock.forward(HOUR_MS);
    const deletion = await call('DELETE', `/orgs/${orgId}/apiKeys/${owner.id}`, { key: owner });
    expect(deletion.json.errorCode).toBe('CANNOT_REMOVE_LAST_OWNER_CREDENTIAL');
  });
});
