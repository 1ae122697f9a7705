import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestServer } from '../../support/server.js';
import { createRehearsal, startServerForTests } from '../../support/test-controls.js';

let server: TestServer;
let rehearsal: ReturnType<typeof createRehearsal>;

beforeAll(async () => {
  server = await startServerForTests();
  rehearsal = createRehearsal(server);
});
beforeEach(async () => {
  await rehearsal.done('DELETE', '/faults');
  await rehearsal.done('DELETE', '/calls');
});
afterAll(() => server.stop());

const calls = async (query = '') => (await rehearsal.done('GET', `/calls${query}`)).calls;

describe('the calls that were answered', () => {
  it('are listed with who called what, and what became of it', async () => {
    await rehearsal.call('GET', '/groups', { headers: { 'User-Agent': 'a-client/1.2' } });
    const { publicKey } = server.first.apiKey;
    expect(await calls()).toEqual([
      expect.objectContaining({ operation: 'listGroups', status: 401, credential: null }),
      {
        address: '127.0.0.1',
        attempt: 1,
        client: 'a-client/1.2',
        code: null,
        credential: publicKey,
        fault: null,
        method: 'GET',
        operation: 'listGroups',
        status: 200,
        target: '/api/atlas/v2/groups',
        time: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      },
    ]);
  });

  it('show that a client tried again, and when', async () => {
    const { now: frozenAt } = await rehearsal.done('PUT', '/clock', { freeze: true });
    await rehearsal.done('PUT', '/faults', [
      { operation: 'listGroups', status: 429, times: 2, retryAfterSeconds: 20 },
    ]);
    for (let i = 0; i < 3; i++) {
      await rehearsal.call('GET', '/groups');
      await rehearsal.done('PUT', '/clock', { advance: 'PT20S' });
    }
    const told = await calls(`?credential=${server.first.apiKey.publicKey}`);
    expect(told.map(({ status, attempt, fault }: never) => ({ status, attempt, fault }))).toEqual([
      { status: 429, attempt: 1, fault: 1 },
      { status: 429, attempt: 2, fault: 1 },
      { status: 200, attempt: 3, fault: null },
    ]);
    const [first, second] = told.map(({ time }: { time: string }) => Date.parse(time));
    expect(second - first).toBe(20_000);
    expect(new Date(first).toISOString()).toBe(frozenAt);
  });

  it('can be asked for by each of their properties', async () => {
    await rehearsal.call('GET', '/groups', { headers: { 'User-Agent': 'terraform/1.9' } });
    await rehearsal.call('GET', '/groups/000000000000000000000001');
    await rehearsal.done('PUT', '/faults', [{ operation: 'listGroups', connection: 'close' }]);
    await rehearsal.call('GET', '/groups').catch(() => {});
    expect(await calls('?status=404')).toHaveLength(1);
    expect(await calls('?code=GROUP_NOT_FOUND')).toHaveLength(1);
    expect(await calls('?client=terraform')).toHaveLength(2);
    expect(await calls('?operation=getGroup')).toHaveLength(2);
    expect(await calls('?fault=1')).toEqual([
      expect.objectContaining({ status: null, operation: 'listGroups' }),
    ]);
    expect(await calls('?attempt=2')).toEqual([]);
    expect(await calls('?since=2100-01-01')).toEqual([]);
  });

  it.each([
    ['operation=listGroup', 'operation', /names no operation: listGroup; did you mean listGroups\?$/],
    ['operatoin=listGroups', 'operatoin', /is no parameter of this operation; did you mean operation\?$/],
    ['code=RATE_LIMITTED', 'code', /is no error code: RATE_LIMITTED; did you mean RATE_LIMITED\?$/],
    ['credential=nobodyxx', 'credential', /names no credential: nobodyxx$/],
    ['since=2030-01-02&until=2030-01-01', 'until', /must be after since/],
    ['since=soon', 'since', /./],
    ['status=99', 'status', /./],
    ['attempt=0', 'attempt', /./],
    ['fault=3', 'fault', /is the place of no rule: there are 0$/],
    ['operation=', 'operation', /./],
    ['client=', 'client', /./],
    ['since=', 'since', /./],
  ])('are refused where no call could fit: %s', async (query, field, problem) => {
    const { status, json } = await rehearsal.control('GET', `/calls?${query}`);
    expect(status).toBe(400);
    expect(json.badRequestDetail.fields).toEqual([{ field, description: expect.stringMatching(problem) }]);
  });

  it('can be asked for by a credential that was deleted since, or has called nobody yet', async () => {
    const { json: key } = await rehearsal.call('POST', `/orgs/${server.first.orgId}/apiKeys`, {
      body: { desc: 'short life', roles: ['ORG_OWNER'] },
    });
    expect(await calls(`?credential=${key.publicKey}`)).toEqual([]);
    const nearly = `${key.publicKey.slice(0, 7)}${key.publicKey.endsWith('a') ? 'b' : 'a'}`;
    const { json } = await rehearsal.control('GET', `/calls?credential=${nearly}`);
    expect(json.detail).toContain(`did you mean ${key.publicKey}?`);
    await rehearsal.call('GET', '/groups', { key });
    await rehearsal.call('DELETE', `/orgs/${server.first.orgId}/apiKeys/${key.id}`);
    expect(await calls(`?credential=${key.publicKey}`)).toHaveLength(1);
    expect(await calls(`?credential=${server.first.owner.username}`)).toEqual([]);
    expect(await calls('?code=invalid_client')).toEqual([]);
  });

  it('hold no secret, and nothing of what tests ask', async () => {
    await rehearsal.call('POST', `/orgs/${server.first.orgId}/apiKeys`, {
      body: { desc: 'made', roles: ['ORG_MEMBER'] },
    });
    await rehearsal.done('GET', '/clock');
    const text = JSON.stringify(await calls());
    expect(text).not.toContain(server.first.apiKey.privateKey);
    expect(text).not.toContain('_test');
  });
});
