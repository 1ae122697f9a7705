import { ApiError, createClient, type TestControls } from '@sallyport/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.js';
import { startServerForTests } from '../../support/test-controls.js';

// client.test of @sallyport/client: each control by one call.

let server: TestServer;
let test: TestControls;
beforeAll(async () => {
  server = await startServerForTests();
  ({ test } = createClient({ baseUrl: `${server.url}/`, userAgent: 'a-test' }));
});
beforeEach(() => test.reset());
afterAll(() => server.stop());

const asOwner = () => createClient({ baseUrl: server.url, credentials: server.first.apiKey });

describe('the typed client', () => {
  it('sets, lists and clears faults', async () => {
    const [fault] = await test.setFaults({ operation: 'listGroups', status: 503 });
    expect(fault).toMatchObject({ operation: 'listGroups', times: 1, hits: 0 });
    await expect(asOwner().call('listGroups', {})).rejects.toMatchObject({ status: 503 });
    expect(await test.faults()).toMatchObject([{ hits: 1, remaining: 0 }]);
    expect(await test.setFaults([])).toEqual([]);
    await test.setFaults([{ operation: '*', delayMs: 1 }]);
    await test.clearFaults();
    expect(await test.faults()).toEqual([]);
  });

  it('moves, stops and runs the clock', async () => {
    expect(await test.freezeClock()).toMatchObject({ frozen: true });
    const { now } = await test.advance('1 hour 30 minutes');
    expect((await test.clock()).now).toBe(now);
    const later = new Date(Date.parse(now) + 86_400_000);
    expect((await test.setClock(later)).now).toBe(later.toISOString());
    expect((await test.setClock('2040-01-01')).now).toBe('2040-01-01T00:00:00.000Z');
    expect(await test.runClock()).toMatchObject({ frozen: false });
  });

  it('lists the calls that fit, and forgets them', async () => {
    await asOwner().call('listGroups', {});
    const { publicKey } = server.first.apiKey;
    expect(await test.calls({ credential: publicKey })).toMatchObject([
      { operation: 'listGroups', status: 200 },
    ]);
    expect(await test.calls()).toHaveLength(2);
    await test.clearCalls();
    expect(await test.calls()).toEqual([]);
  });

  it('sets and shows rate limits', async () => {
    expect((await test.setRateLimits('atlas')).mode).toBe('atlas');
    const { sets } = await test.setRateLimits({
      sets: { 'projects-user': { capacity: 2, refillPerMinute: 1 } },
    });
    expect(sets).toEqual({ 'projects-user': { capacity: 2, refillPerMinute: 1 } });
    expect((await test.rateLimits()).endpointSets).toContainEqual({
      id: 'projects-user',
      capacity: 2,
      refillPerMinute: 1,
    });
  });

  it('keeps states and goes back to them', async () => {
    await test.saveSnapshot('before');
    const made = await test.createOrganization();
    expect(await test.snapshots()).toEqual(['before']);
    await test.restoreSnapshot('before');
    const [key] = made.apiKeys;
    if (key === undefined) throw new Error('no key was made');
    const gone = createClient({ baseUrl: server.url, credentials: key });
    await expect(gone.call('listOrgs', {})).rejects.toMatchObject({ status: 401 });
    await test.deleteSnapshot('before');
    expect(await test.snapshots()).toEqual([]);
  });

  it('makes organizations of what a seed says', async () => {
    const made = await test.createOrganization({
      name: 'Own',
      apiKeys: [{ description: 'ci', roles: ['ORG_OWNER'] }],
    });
    expect(made).toMatchObject({ name: 'Own', apiKeys: [{ description: 'ci' }], serviceAccounts: [] });
  });

  it('asks without credentials, so that none is made or used by it', async () => {
    const account = (await test.createOrganization()).serviceAccounts[0];
    const client = createClient({ baseUrl: server.url, ...(account && { credentials: account }) });
    await client.test.clock();
    expect(await test.calls()).toEqual([]);
  });

  it('throws what the server refuses, with the field named', async () => {
    const error = await test
      .setFaults({ operation: 'listGroup', status: 500 })
      .catch((thrown: unknown) => thrown);
    if (!(error instanceof ApiError)) throw new Error(`no ApiError but ${error}`);
    expect([error.status, error.errorCode]).toEqual([400, 'INVALID_TEST_CONTROL']);
    expect(error.fields).toEqual([
      { field: '0.operation', description: expect.stringContaining('listGroups') },
    ]);
  });

  it('is told by another server that there is no such thing', async () => {
    const ordinary = await startTestServer();
    try {
      const { test: none } = createClient({ baseUrl: ordinary.url });
      await expect(none.advance('1 day')).rejects.toMatchObject({ status: 404 });
    } finally {
      await ordinary.stop();
    }
  });
});
