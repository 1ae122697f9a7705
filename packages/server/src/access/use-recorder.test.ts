import { afterEach, expect, it } from 'vitest';
import { memoryBounds } from '../domain/bounds/memory.js';
import { workBounds } from '../domain/bounds/work.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time-spans.js';
import type { Use } from '../store/store.js';
import { StoreError } from '../store/store-error.js';
import {
  createUseRecorder,
  type DecidedRequest,
  type RefusalFacts,
  type UseRecorder,
} from './use-recorder.js';

const NOON = Date.UTC(2026, 10, 30, 12);
const mostRefusals = workBounds.refusalsPerOrganizationAndMinute.most;

const recorders: UseRecorder[] = [];
afterEach(async () => {
  for (const recorder of recorders.splice(0)) await recorder.close();
});

/** A recorder with a store that can fail, and a clock. */
function recorderWith() {
  const store = {
    error: undefined as Error | undefined,
    hanging: undefined as Promise<never> | undefined,
    written: [] as Use[],
    told: 0,
  };
  const clock = { now: NOON };
  const recorder = createUseRecorder({
    async flushUse(use) {
      await store.hanging;
      if (store.error) throw store.error;
      store.written.push(use);
    },
    intervalMs: 1_000_000,
    onError: () => {
      store.told += 1;
    },
    now: () => clock.now,
  });
  recorders.push(recorder);
  const counts = () => store.written.flatMap((use) => use.counts);
  const refusals = () => store.written.flatMap((use) => use.refusals);
  return { recorder, store, clock, counts, refusals };
}

function facts(over: Partial<RefusalFacts> = {}): RefusalFacts {
  return {
    address: '198.51.100.9',
    step: 'address',
    isProved: true,
    permission: '',
    detail: () => 'why',
    ...over,
  };
}

function request(over: Partial<DecidedRequest> = {}): DecidedRequest {
  return {
    organizationId: 'o1',
    projectId: '',
    credentialId: 'k1',
    api: '',
    operation: 'listOrgs',
    code: '',
    isAllowed: true,
    refusal: undefined,
    ...over,
  };
}

const refused = (over: Partial<DecidedRequest> = {}, told: Partial<RefusalFacts> = {}) =>
  request({ code: 'IP_ADDRESS_NOT_ON_ACCESS_LIST', isAllowed: false, refusal: facts(told), ...over });

it('counts by caller, project, operation and code, and writes only what came since', async () => {
  const { recorder, counts } = recorderWith();
  recorder.record(request());
  recorder.record(request());
  recorder.record(request({ projectId: 'p1' }));
  recorder.record(request({ code: 'VALIDATION_ERROR' }));
  recorder.record(request({ code: 'USER_UNAUTHORIZED', isAllowed: false }));
  recorder.record(request({ api: 'shop' }));
  recorder.record(request({ credentialId: 'k2' }));
  await recorder.flush();
  expect(counts()).toHaveLength(6);
  expect(
    counts().find(
      ({ projectId, code, api, credentialId }) => !projectId && !code && !api && credentialId === 'k1',
    ),
  ).toEqual({
    organizationId: 'o1',
    hours: 1,
    startsAt: NOON,
    projectId: '',
    credentialId: 'k1',
    api: '',
    operation: 'listOrgs',
    code: '',
    allowed: 2,
    refused: 0,
  });
  recorder.record(request());
  await recorder.flush();
  expect(counts().slice(6)).toMatchObject([{ credentialId: 'k1', allowed: 1 }]);
});

it('begins anew with the hour, and keeps what is left of the one before', async () => {
  const { recorder, clock, counts } = recorderWith();
  recorder.record(request());
  clock.now += HOUR_MS;
  recorder.record(request());
  await recorder.flush();
  expect(
    counts()
      .map(({ startsAt }) => startsAt)
      .sort(),
  ).toEqual([NOON, NOON + HOUR_MS]);
});

it('keeps what could not be written for the next time, without what was written of it', async () => {
  const { recorder, store, counts, refusals } = recorderWith();
  recorder.record(refused());
  store.error = new Error('down');
  await expect(recorder.flush()).rejects.toThrow('down');
  recorder.record(refused());
  expect([recorder.unwritten(), recorder.owed()]).toEqual([2, 2]);
  store.error = undefined;
  await recorder.flush();
  expect([counts(), refusals()]).toMatchObject([[{ refused: 2 }], [{ count: 2 }]]);
  expect(recorder.unwritten()).toBe(0);
});

it('gives up what may have been written, so that nothing is counted twice', async () => {
  const { recorder, store, counts } = recorderWith();
  recorder.record(request());
  store.error = new StoreError('WRITE_OUTCOME_UNKNOWN', 'nobody knows');
  await recorder.flush();
  store.error = undefined;
  recorder.record(request());
  await recorder.flush();
  expect([store.told, counts()]).toMatchObject([1, [{ allowed: 1 }]]);
});

it('writes as a part of the day what is older than hours are kept', async () => {
  const { recorder, clock, counts } = recorderWith();
  recorder.record(request());
  clock.now += 4 * DAY_MS;
  await recorder.flush();
  expect(counts()).toMatchObject([{ hours: 24, startsAt: Date.UTC(2026, 10, 30), allowed: 1 }]);
});

it('counts wrong secrets under the credential alone, whatever was asked for', async () => {
  const { recorder, counts, refusals } = recorderWith();
  for (let at = 0; at < 300; at++)
    recorder.record(refused({ operation: `operation ${at}`, code: 'WRONG_SECRET' }, { isProved: false }));
  await recorder.flush();
  expect(counts()).toMatchObject([{ credentialId: 'k1', operation: '', code: 'WRONG_SECRET', refused: 300 }]);
  expect(refusals()).toMatchObject([{ credentialId: 'k1', operation: '', count: 300 }]);
});

it('lists a few wrong secrets of a credential in a minute', async () => {
  const { recorder, refusals } = recorderWith();
  for (let at = 0; at < 300; at++)
    recorder.record(refused({ code: 'WRONG_SECRET' }, { isProved: false, address: `address ${at}` }));
  await recorder.flush();
  expect(refusals()).toHaveLength(workBounds.wrongSecretsPerCredentialAndMinute.most);
});

it('hides no refusal of a credential behind wrong secrets, or behind those of nobody', async () => {
  const { recorder, refusals } = recorderWith();
  for (let at = 0; at < 100_000; at++) {
    const address = `2001:db8::${at.toString(16)}`;
    recorder.record(refused({ credentialId: `k${at % 50}` }, { isProved: false, address }));
    recorder.record(refused({ organizationId: '', credentialId: '' }, { isProved: false, address }));
  }
  recorder.record(refused({ credentialId: 'last' }));
  expect(recorder.unwritten()).toBeLessThan(2 * mostRefusals + 60);
  await recorder.flush();
  expect(refusals().filter(({ credentialId }) => credentialId === 'last')).toMatchObject([{ count: 1 }]);
  expect(refusals()).toHaveLength(2 * mostRefusals + 1);
});

it('begins new lists with each minute', async () => {
  const { recorder, clock, refusals } = recorderWith();
  for (let at = 0; at < mostRefusals + 5; at++) recorder.record(refused({}, { address: `address ${at}` }));
  clock.now += MINUTE_MS;
  recorder.record(refused({}, { address: 'later' }));
  await recorder.flush();
  expect(refusals()).toHaveLength(mostRefusals + 1);
  expect(refusals().find(({ address }) => address === 'later')).toMatchObject({ minute: NOON + MINUTE_MS });
});

it('asks for the words of a refusal once, and keeps so much of them as has room', async () => {
  const { recorder, refusals } = recorderWith();
  let asked = 0;
  const detail = () => {
    asked += 1;
    return 'x'.repeat(2_000);
  };
  recorder.record(refused({}, { detail }));
  recorder.record(refused({}, { detail }));
  await recorder.flush();
  expect([asked, refusals()[0]?.detail.length]).toEqual([1, workBounds.refusalDetailCharacters.most]);
});

it('gives what is nobody’s neither a credential nor a project', async () => {
  const { recorder, counts } = recorderWith();
  recorder.record(request({ organizationId: '', projectId: 'p1' }));
  await recorder.flush();
  expect(counts()).toMatchObject([{ organizationId: '', projectId: '', credentialId: '' }]);
});

it('counts for its organization alone what is beyond the rows of an hour', async () => {
  const { recorder, counts } = recorderWith();
  const most = workBounds.useRowsPerOrganizationAndHour.most;
  for (let at = 0; at < most + 100; at++) recorder.record(request({ credentialId: `k${at}` }));
  recorder.record(request({ organizationId: 'o2' }));
  await recorder.flush();
  const rows = counts().filter(({ organizationId }) => organizationId === 'o1');
  expect(rows).toHaveLength(most);
  expect(rows.filter(({ operation }) => operation === '*')).toMatchObject([
    { credentialId: '*', code: '*', allowed: 101 },
  ]);
  expect(counts().filter(({ organizationId }) => organizationId === 'o2')).toHaveLength(1);
});

it('holds no more rows than its bounds while a write does not come back', async () => {
  const { recorder, store, clock, counts } = recorderWith();
  let recorded = 0;
  const fill = () => {
    for (let organization = 0; organization < 200; organization++)
      for (let at = 0; at < 400; at++) {
        const of = { organizationId: `o${organization}`, credentialId: `k${organization}-${at}` };
        recorder.record(at < 200 ? refused(of) : request(of));
        recorded += 1;
      }
  };
  let fail: (error: Error) => void = () => {};
  store.hanging = new Promise((_resolve, reject) => {
    fail = reject;
  });
  fill();
  const flushed = recorder.flush();
  for (let hour = 0; hour < 3; hour++) {
    clock.now += HOUR_MS;
    fill();
  }
  // What is beyond has a row for each organization and hour.
  const mostRows = memoryBounds.useRows.most + memoryBounds.refusalRows.most + 4 * 200;
  expect(recorder.unwritten()).toBeLessThanOrEqual(mostRows);
  fail(new Error('down'));
  await expect(flushed).rejects.toThrow('down');
  expect(recorder.unwritten()).toBeLessThanOrEqual(mostRows);
  store.hanging = undefined;
  await recorder.flush();
  expect(counts().reduce((total, { allowed, refused: no }) => total + allowed + no, 0)).toBe(recorded);
});

it('has one row of what could not be written and came again, also when there was no room for more', async () => {
  const { recorder, store, counts } = recorderWith();
  for (let organization = 0; organization < 130; organization++)
    for (let at = 0; at < 400; at++)
      recorder.record(request({ organizationId: `o${organization}`, credentialId: `k${at}` }));
  store.error = new Error('down');
  await expect(recorder.flush()).rejects.toThrow('down');
  recorder.record(request({ organizationId: 'o0', credentialId: 'k0' }));
  store.error = undefined;
  await recorder.flush();
  expect(
    counts().filter(({ organizationId, credentialId }) => organizationId === 'o0' && credentialId === 'k0'),
  ).toMatchObject([{ allowed: 2 }]);
});

it('holds no more rows than its bounds while the store is away, and loses no sum', async () => {
  const { recorder, store, clock, counts } = recorderWith();
  store.error = new Error('down');
  let recorded = 0;
  for (let hour = 0; hour < 30; hour++) {
    for (let organization = 0; organization < 20; organization++)
      for (let at = 0; at < 400; at++) {
        recorder.record(
          request({ organizationId: `o${organization}`, credentialId: `k${organization}-${at}` }),
        );
        recorded += 1;
      }
    await recorder.flush().catch(() => {});
    clock.now += HOUR_MS;
  }
  expect(recorder.unwritten()).toBeLessThan(60_000);
  store.error = undefined;
  await recorder.flush();
  expect(counts().reduce((total, { allowed }) => total + allowed, 0)).toBe(recorded);
});
