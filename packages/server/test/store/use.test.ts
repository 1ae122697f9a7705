import { expect, it } from 'vitest';
import { workBounds } from '../../src/domain/bounds/work.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/time-spans.js';
import { createUseRollUp } from '../../src/services/use/roll-up.js';
import { readUse } from '../../src/services/use/use.js';
import { deleteOrganization } from '../../src/store/queries/organizations.js';
import { listRefusals } from '../../src/store/queries/refusals.js';
import type { RecentRefusal } from '../../src/store/recent-refusals.js';
import type { Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import type { UseCount } from '../../src/store/use-counts.js';
import { eachEngine, type TestEngine } from '../support/engines.js';
import { addOrganization, addUser } from '../support/rows.js';

const DAY = Date.UTC(2026, 10, 20);
const mostRows = workBounds.useRowsPerOrganizationAndHour.most;

function count(over: Partial<UseCount> = {}): UseCount {
  return {
    organizationId: 'o1',
    hours: 1,
    startsAt: DAY,
    projectId: '',
    credentialId: 'k1',
    api: '',
    operation: 'listOrgs',
    code: '',
    allowed: 1,
    refused: 0,
    ...over,
  };
}

function refusal(over: Partial<RecentRefusal> = {}): RecentRefusal {
  return {
    organizationId: 'o1',
    minute: DAY,
    projectId: '',
    credentialId: 'k1',
    api: '',
    operation: 'listOrgs',
    code: 'IP_ADDRESS_NOT_ON_ACCESS_LIST',
    address: '198.51.100.9',
    step: 'address',
    isProved: true,
    permission: '',
    detail: 'why',
    lastAt: DAY + 1,
    count: 1,
    ...over,
  };
}

async function storeWith(engine: TestEngine): Promise<Store> {
  const store = await engine.openTestStore();
  await store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
    withoutEvent('test');
    await addOrganization(database, 'o1');
    await addOrganization(database, 'o2');
    await addUser(database, 'u1');
  });
  return store;
}

const rowsOf = (store: Store) =>
  store.reader
    .selectFrom('use_counts')
    .selectAll()
    .orderBy('organization_id')
    .orderBy('hours')
    .orderBy('starts_at')
    .orderBy('credential_id')
    .orderBy('operation')
    .orderBy('code')
    .execute();

async function sumsOf(store: Store) {
  const rows = await rowsOf(store);
  const sum = (name: 'allowed' | 'refused') => rows.reduce((total, row) => total + row[name], 0);
  return { rows: rows.length, allowed: sum('allowed'), refused: sum('refused') };
}

const useOf = (store: Store, filter = {}, now = DAY + HOUR_MS / 2) =>
  readUse({ store, now: () => now }, { kind: 'organization', id: 'o1' }, filter, 30);

eachEngine((engine) => {
  it('adds to counts that are there, and keeps the later time of refusals', async () => {
    const store = await storeWith(engine);
    await store.flushUse({ counts: [count({ allowed: 2 })], refusals: [refusal({ lastAt: DAY + 9 })] });
    await store.flushUse({
      counts: [count({ allowed: 3, refused: 1 }), count({ code: 'RATE_LIMITED' })],
      refusals: [refusal({ lastAt: DAY + 5, count: 4 })],
    });
    expect(await rowsOf(store)).toMatchObject([
      { code: '', allowed: 5, refused: 1 },
      { code: 'RATE_LIMITED', allowed: 1, refused: 0 },
    ]);
    const { results } = await listRefusals(store.reader, { organizationId: 'o1' }, { limit: 9, offset: 0 });
    expect(results).toEqual([refusal({ lastAt: DAY + 9, count: 5 })]);
  });

  it('adds up what two nodes write at once', async () => {
    const store = await storeWith(engine);
    const counts = Array.from({ length: 300 }, (_, at) => count({ credentialId: `k${at}`, refused: 2 }));
    const refusals = Array.from({ length: 90 }, (_, at) => refusal({ address: `address ${at}` }));
    await Promise.all([
      store.flushUse({ counts, refusals }),
      store.flushUse({ counts: counts.toReversed(), refusals: refusals.toReversed() }),
    ]);
    expect(await sumsOf(store)).toEqual({ rows: 300, allowed: 600, refused: 1200 });
    const { results } = await listRefusals(store.reader, {}, { limit: 500, offset: 0 });
    expect([results.length, new Set(results.map((row) => row.count))]).toEqual([90, new Set([2])]);
  });

  it('adds up rows of one write that are the same', async () => {
    const store = await storeWith(engine);
    await store.flushUse({ counts: [count(), count()], refusals: [refusal(), refusal()] });
    expect(await sumsOf(store)).toEqual({ rows: 1, allowed: 2, refused: 0 });
    const { results } = await listRefusals(store.reader, {}, { limit: 9, offset: 0 });
    expect(results).toMatchObject([{ count: 2 }]);
  });

  it('counts in one row what is beyond the bound of an hour, and goes on with the rows that there are', async () => {
    const store = await storeWith(engine);
    const many = (from: number, length: number) =>
      Array.from({ length }, (_, at) => count({ credentialId: `k${from + at}` }));
    await store.flushUse({ counts: many(0, mostRows - 10), refusals: [] });
    await store.flushUse({ counts: [...many(0, 5), ...many(mostRows, 100)], refusals: [] });
    await store.flushUse({ counts: [...many(3, 1), ...many(2 * mostRows, 3)], refusals: [] });
    expect(await sumsOf(store)).toMatchObject({ rows: mostRows, allowed: mostRows - 10 + 105 + 4 });
    const beyond = await store.reader
      .selectFrom('use_counts')
      .selectAll()
      .where('operation', '=', '*')
      .execute();
    expect(beyond).toMatchObject([{ credential_id: '*', code: '*', project_id: '', allowed: 91 + 3 }]);
    const [known] = await store.reader
      .selectFrom('use_counts')
      .selectAll()
      .where('credential_id', '=', 'k3')
      .execute();
    expect(known?.allowed).toBe(3);
  });

  it('passes over organizations that are gone, and removes what they left once a day', async () => {
    const store = await storeWith(engine);
    const both = {
      counts: [count(), count({ hours: 24 }), count({ organizationId: '' })],
      refusals: [refusal(), refusal({ organizationId: 'o2' })],
    };
    await store.flushUse(both);
    await store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('test');
      await deleteOrganization(database, 'o1');
    });
    // The write that deletes it keeps others waiting: it leaves them.
    expect((await rowsOf(store)).map((row) => row.organization_id)).toEqual(['', 'o1', 'o1']);
    await store.flushUse(both);
    expect((await rowsOf(store)).map((row) => row.allowed)).toEqual([2, 1, 1]);
    await createUseRollUp(store, 30)(DAY + HOUR_MS);
    expect(await rowsOf(store)).toMatchObject([{ organization_id: '', allowed: 2 }]);
    const { results } = await listRefusals(store.reader, {}, { limit: 9, offset: 0 });
    expect(results.map(({ organizationId }) => organizationId)).toEqual(['o2']);
  });

  it('is neither an event nor a change, and an empty flush is nothing', async () => {
    const store = await storeWith(engine);
    const order = await store.reader.selectFrom('write_order').selectAll().execute();
    await store.flushUse({ counts: [count()], refusals: [refusal()] });
    await store.flushUse({ counts: [], refusals: [] });
    expect(await store.reader.selectFrom('write_order').selectAll().execute()).toEqual(order);
  });

  it('makes days of hours that ended two days ago, once', async () => {
    const store = await storeWith(engine);
    const hours = [0, 5, 23, 24].map((hour) => count({ startsAt: DAY + hour * HOUR_MS, allowed: hour + 1 }));
    await store.flushUse({ counts: [...hours, count({ organizationId: '', refused: 7 })], refusals: [] });
    const now = DAY + 3 * DAY_MS;
    await createUseRollUp(store, 30)(now - 1);
    expect((await rowsOf(store)).filter((row) => row.hours === 24)).toEqual([]);
    await Promise.all([createUseRollUp(store, 30)(now), createUseRollUp(store, 30)(now)]);
    expect(await rowsOf(store)).toMatchObject([
      { organization_id: '', hours: 24, starts_at: DAY, refused: 7 },
      { organization_id: 'o1', hours: 1, starts_at: DAY + DAY_MS, allowed: 25 },
      { organization_id: 'o1', hours: 24, starts_at: DAY, allowed: 1 + 6 + 24 },
    ]);
    // What came late adds to the day.
    await store.flushUse({ counts: [count({ startsAt: DAY + HOUR_MS, allowed: 10 })], refusals: [] });
    await createUseRollUp(store, 30)(now);
    expect(await sumsOf(store)).toEqual({ rows: 3, allowed: 1 + 1 + 6 + 24 + 25 + 10, refused: 7 });
  });

  it('keeps of a day as many rows as of an hour, those with the largest sums, and the sum of all', async () => {
    const store = await storeWith(engine);
    const ofHour = (hour: number, length: number) =>
      Array.from({ length }, (_, at) =>
        count({
          startsAt: DAY + hour * HOUR_MS,
          credentialId: `k${hour}-${at}`,
          projectId: 'p1',
          allowed: at === 7 ? 50 : 1,
        }),
      );
    const length = mostRows / 2;
    for (const hour of [1, 2, 3]) await store.flushUse({ counts: ofHour(hour, length), refusals: [] });
    await createUseRollUp(store, 30)(DAY + 4 * DAY_MS);
    expect(await sumsOf(store)).toEqual({ rows: mostRows, allowed: 3 * length + 3 * 49, refused: 0 });
    const rows = await rowsOf(store);
    expect(rows.filter((row) => row.allowed === 50)).toHaveLength(3);
    expect(rows.filter((row) => row.operation === '*')).toMatchObject([
      { project_id: '', credential_id: '*', code: '*', allowed: length * 3 - mostRows + 1 },
    ]);
  });

  it('removes days and refusals that are too old', async () => {
    const store = await storeWith(engine);
    const day = (ago: number) => count({ hours: 24, startsAt: DAY - ago * DAY_MS, organizationId: 'o2' });
    const minutes = [8 * 24 * 60, 7 * 24 * 60 + 1, 7 * 24 * 60, 5];
    await store.flushUse({
      counts: [day(31), day(30), day(2)],
      refusals: minutes.map((ago) => refusal({ minute: DAY - ago * MINUTE_MS })),
    });
    await createUseRollUp(store, 30)(DAY);
    expect((await rowsOf(store)).map((row) => (DAY - row.starts_at) / DAY_MS)).toEqual([30, 2]);
    const { results } = await listRefusals(store.reader, {}, { limit: 9, offset: 0 });
    expect(results.map(({ minute }) => (DAY - minute) / MINUTE_MS)).toEqual([5, 7 * 24 * 60]);
  });

  it('tells days and hours by code, out of hours and days, with those of nothing', async () => {
    const store = await storeWith(engine);
    await store.flushUse({
      counts: [
        count({ startsAt: DAY, allowed: 3 }),
        count({ startsAt: DAY, allowed: 0, refused: 2, code: 'USER_UNAUTHORIZED' }),
        count({ startsAt: DAY - HOUR_MS, credentialId: 'k2', allowed: 4 }),
        count({ hours: 24, startsAt: DAY - 9 * DAY_MS, allowed: 6, code: 'VALIDATION_ERROR' }),
        count({ credentialId: 'u1', allowed: 100 }),
        count({ organizationId: 'o2', allowed: 1000 }),
      ],
      refusals: [],
    });
    const { days, hours } = await useOf(store, { withoutPeople: true });
    expect([days.length, days[0]?.startsAt, hours.length]).toEqual([30, DAY - 29 * DAY_MS, 48]);
    const told = (all: typeof days) => all.filter(({ allowed, refused }) => allowed + refused > 0);
    expect(told(days)).toEqual([
      {
        startsAt: DAY - 9 * DAY_MS,
        allowed: 6,
        refused: 0,
        codes: [{ code: 'VALIDATION_ERROR', allowed: 6, refused: 0 }],
      },
      { startsAt: DAY - DAY_MS, allowed: 4, refused: 0, codes: [] },
      {
        startsAt: DAY,
        allowed: 3,
        refused: 2,
        codes: [{ code: 'USER_UNAUTHORIZED', allowed: 0, refused: 2 }],
      },
    ]);
    expect(told(hours).map(({ startsAt, allowed }) => [startsAt, allowed])).toEqual([
      [DAY - HOUR_MS, 4],
      [DAY, 3],
    ]);
    expect((await useOf(store)).days.at(-1)?.allowed).toBe(103);
  });

  it('lists refusals by each filter, newest first', async () => {
    const store = await storeWith(engine);
    const rows = [
      refusal({ minute: DAY, lastAt: DAY + 5 }),
      refusal({ minute: DAY + MINUTE_MS, lastAt: DAY + MINUTE_MS + 5, credentialId: 'k2', projectId: 'p1' }),
      refusal({ minute: DAY + MINUTE_MS, lastAt: DAY + MINUTE_MS + 9, code: 'USER_UNAUTHORIZED' }),
      refusal({ minute: DAY + 2 * MINUTE_MS, lastAt: DAY + 2 * MINUTE_MS, address: '2001:db8::1' }),
      refusal({ minute: DAY + 3 * MINUTE_MS, lastAt: DAY + 3 * MINUTE_MS, api: 'shop' }),
      refusal({ organizationId: 'o2', lastAt: DAY + 8 }),
    ];
    await store.flushUse({ counts: [], refusals: rows });
    const [first, second, third, fourth, fifth] = rows;
    const list = async (filter: object) =>
      (await listRefusals(store.reader, { organizationId: 'o1', ...filter }, { limit: 9, offset: 0 }))
        .results;
    expect(await list({})).toEqual([fifth, fourth, third, second, first]);
    expect(await list({ credentialId: 'k2' })).toEqual([second]);
    expect(await list({ projectIds: ['p1'] })).toEqual([second]);
    expect(await list({ codes: ['USER_UNAUTHORIZED', 'NO_SUCH_CODE'] })).toEqual([third]);
    expect(await list({ address: '2001:db8::1' })).toEqual([fourth]);
    expect(await list({ api: 'shop' })).toEqual([fifth]);
    expect(await list({ since: DAY + MINUTE_MS + 9, until: DAY + 2 * MINUTE_MS })).toEqual([fourth, third]);
    const page = await listRefusals(store.reader, { organizationId: 'o1' }, { limit: 2, offset: 1 });
    expect(page).toEqual({ results: [fourth, third], totalCount: 5 });
  });
});
