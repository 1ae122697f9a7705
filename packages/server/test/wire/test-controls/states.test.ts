import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestServer } from '../../support/server.js';
import { createRehearsal, startServerForTests } from '../../support/test-controls.js';

let server: TestServer;
let rehearsal: ReturnType<typeof createRehearsal>;

beforeAll(async () => {
  server = await startServerForTests();
  rehearsal = createRehearsal(server);
});
beforeEach(() => rehearsal.done('POST', '/reset'));
afterAll(() => server.stop());

async function makeKey(desc: string) {
  const { json } = await rehearsal.call('POST', `/orgs/${server.first.orgId}/apiKeys`, {
    body: { desc, roles: ['ORG_OWNER'] },
  });
  return json;
}

const statusWith = async (key: { publicKey: string; privateKey: string }) =>
  (await rehearsal.call('GET', '/groups', { key })).status;

describe('a reset', () => {
  it('brings back what there was when the server was ready', async () => {
    const key = await makeKey('gone after the reset');
    expect(await statusWith(key)).toBe(200);
    await rehearsal.done('PUT', '/faults', [{ operation: 'listGroups', status: 500, times: 100 }]);
    await rehearsal.done('PUT', '/clock', { freeze: true, set: '2040-01-01' });
    await rehearsal.done('POST', '/reset');
    expect(await statusWith(key)).toBe(401);
    expect((await rehearsal.call('GET', '/groups')).status).toBe(200);
    expect(await rehearsal.done('GET', '/clock')).toMatchObject({ frozen: false, offsetSeconds: 0 });
    expect((await rehearsal.done('GET', '/faults')).faults).toEqual([]);
  });
});

describe('a snapshot', () => {
  it('is met at once by those who are at work, with what was deleted and what was made since', async () => {
    const kept = await makeKey('kept');
    await rehearsal.done('PUT', '/snapshots/two-keys');
    const made = await makeKey('made later');
    await rehearsal.call('DELETE', `/orgs/${server.first.orgId}/apiKeys/${kept.id}`);
    expect([await statusWith(kept), await statusWith(made)]).toEqual([401, 200]);
    await rehearsal.done('POST', '/snapshots/two-keys:restore');
    expect([await statusWith(kept), await statusWith(made)]).toEqual([200, 401]);
    // And again: a state is not used up.
    await rehearsal.call('DELETE', `/orgs/${server.first.orgId}/apiKeys/${kept.id}`);
    await rehearsal.done('POST', '/snapshots/two-keys:restore');
    expect(await statusWith(kept)).toBe(200);
  });

  it('brings the clock back to where it stood', async () => {
    await rehearsal.done('PUT', '/snapshots/today');
    await rehearsal.done('PUT', '/clock', { advance: 'P1Y' });
    await rehearsal.done('POST', '/snapshots/today:restore');
    expect((await rehearsal.done('GET', '/clock')).offsetSeconds).toBe(0);
  });

  it('takes writes after it, and their events', async () => {
    await rehearsal.done('PUT', '/snapshots/before');
    await makeKey('one');
    await rehearsal.done('POST', '/snapshots/before:restore');
    const key = await makeKey('another');
    const { json } = await rehearsal.call('GET', `/orgs/${server.first.orgId}/events`);
    expect(json.results[0]).toMatchObject({
      eventTypeName: 'API_KEY_CREATED',
      targetPublicKey: key.publicKey,
    });
  });

  it('can be listed, saved again and deleted', async () => {
    await rehearsal.done('PUT', '/snapshots/a');
    await rehearsal.done('PUT', '/snapshots/a');
    expect((await rehearsal.done('GET', '/snapshots')).snapshots).toContain('a');
    await rehearsal.done('DELETE', '/snapshots/a');
    expect((await rehearsal.done('GET', '/snapshots')).snapshots).not.toContain('a');
    const gone = await rehearsal.control('POST', '/snapshots/a:restore');
    expect(gone.status).toBe(404);
    expect(gone.json.errorCode).toBe('TEST_SNAPSHOT_NOT_FOUND');
  });

  it('has a name that can be written, and is one of a bounded number', async () => {
    expect((await rehearsal.control('PUT', '/snapshots/a%20b')).status).toBe(400);
    let status = 0;
    for (let i = 0; i < 30 && status !== 409; i++)
      ({ status } = await rehearsal.control('PUT', `/snapshots/many-${i}`));
    expect(status).toBe(409);
  });
});

describe('an organization of its own', () => {
  it('comes with credentials in one call', async () => {
    const made = await rehearsal.done('POST', '/organizations', {});
    const [key] = made.apiKeys;
    const { json } = await rehearsal.call('GET', '/groups', { key });
    expect(json.results.map(({ id }: { id: string }) => id)).toEqual([made.projects[0].groupId]);
    expect(made.serviceAccounts).toEqual([
      {
        name: 'owner',
        clientId: expect.stringMatching(/^mdb_sa_id_/),
        clientSecret: expect.stringMatching(/^mdb_sa_sk_/),
      },
    ]);
    expect((await rehearsal.done('POST', '/organizations', {})).orgId).not.toBe(made.orgId);
  });

  it('has what a seed file says of one', async () => {
    const made = await rehearsal.done('POST', '/organizations', {
      name: 'Acme of a test',
      projects: [{ name: 'Payments' }],
      apiKeys: [
        {
          description: 'reader',
          roles: ['ORG_READ_ONLY'],
          publicKey: 'testread',
          accessList: ['203.0.113.0/24'],
        },
      ],
    });
    expect(made.apiKeys[0]).toMatchObject({ publicKey: 'testread', roles: ['ORG_READ_ONLY'] });
    expect(made.serviceAccounts).toEqual([]);
    const { status } = await rehearsal.call('GET', '/groups', { key: made.apiKeys[0] });
    expect(status).toBe(403);
    const again = await rehearsal.control('POST', '/organizations', { name: 'Acme of a test' });
    expect(again.json.badRequestDetail.fields[0].field).toBe('name');
  });

  it.each([
    [{ apikeys: [] }, 'apikeys'],
    [{ apiKeys: [{ description: 'x', roles: ['NOT_A_ROLE'] }] }, 'apiKeys[0].roles'],
    [{ projects: [{ name: '' }] }, 'projects.0.name'],
  ])('is refused with the field named: %j', async (body, field) => {
    const { status, json } = await rehearsal.control('POST', '/organizations', body);
    expect(status).toBe(400);
    expect(json.badRequestDetail.fields[0].field).toBe(field);
  });

  it('is refused in words that stand for themselves', async () => {
    const unknown = await rehearsal.control('POST', '/organizations', { apikeys: [] });
    expect(unknown.json.detail).toBe('apikeys is not an attribute of this resource; did you mean apiKeys?');
    const key = { description: 'ci', roles: ['ORG_OWNER'], publicKey: server.first.apiKey.publicKey };
    const taken = await rehearsal.control('POST', '/organizations', { apiKeys: [key] });
    expect(taken.status).toBe(400);
    expect(taken.json.detail).toMatch(/^apiKeys\[0\]\S* cannot be made: [^:]/);
  });
});
