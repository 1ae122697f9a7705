import { expect, it } from 'vitest';
import type { CredentialUsage, Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine, type TestEngine } from '../support/engines.js';
import { addApiKey, addOrganization } from '../support/rows.js';

const A = '192.0.2.0/24';
const B = '2001:db8::/32';

function use(credentialId: string, at: number, entries: Record<string, number> = {}): CredentialUsage {
  const lastUsedAddress = `address at ${at}`;
  return {
    credentialId,
    lastUsedAt: at,
    lastUsedAddress,
    entries: Object.entries(entries).map(([cidrBlock, requestCount]) => ({
      cidrBlock,
      requestCount,
      lastUsedAt: at,
      lastUsedAddress,
    })),
  };
}

async function storeWithKeys(engine: TestEngine, ids: readonly string[]): Promise<Store> {
  const store = await engine.openTestStore();
  await store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
    withoutEvent('test');
    await addOrganization(database, 'o1');
    for (const id of ids) await addApiKey(database, { id, organizationId: 'o1', cidrBlocks: [A, B] });
  });
  return store;
}

function credential(store: Store, id: string) {
  return store.reader
    .selectFrom('credentials')
    .select(['last_used_at', 'last_used_address'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

function entry(store: Store, id: string, cidrBlock: string) {
  return store.reader
    .selectFrom('access_list_entries')
    .select(['request_count', 'last_used_at', 'last_used_address'])
    .where('credential_id', '=', id)
    .where('cidr_block', '=', cidrBlock)
    .executeTakeFirstOrThrow();
}

eachEngine((engine) => {
  it('adds the counts and sets the last use', async () => {
    const store = await storeWithKeys(engine, ['k1', 'k2']);
    await store.flushUsage([use('k1', 100, { [A]: 2 }), use('k2', 150)]);
    await store.flushUsage([use('k1', 200, { [A]: 3, [B]: 1 })]);
    expect(await credential(store, 'k1')).toEqual({ last_used_at: 200, last_used_address: 'address at 200' });
    expect(await credential(store, 'k2')).toEqual({ last_used_at: 150, last_used_address: 'address at 150' });
    const late = { last_used_at: 200, last_used_address: 'address at 200' };
    expect(await entry(store, 'k1', A)).toEqual({ request_count: 5, ...late });
    expect(await entry(store, 'k1', B)).toEqual({ request_count: 1, ...late });
    expect(await entry(store, 'k2', A)).toEqual({
      request_count: 0,
      last_used_at: null,
      last_used_address: null,
    });
  });

  it('keeps the later use when an earlier one arrives after it', async () => {
    const store = await storeWithKeys(engine, ['k1']);
    await store.flushUsage([use('k1', 200, { [A]: 1 })]);
    await store.flushUsage([use('k1', 100, { [A]: 1 })]);
    const late = { last_used_at: 200, last_used_address: 'address at 200' };
    expect(await credential(store, 'k1')).toEqual(late);
    expect(await entry(store, 'k1', A)).toEqual({ request_count: 2, ...late });
  });

  it('adds up several mentions of a credential in one flush', async () => {
    const store = await storeWithKeys(engine, ['k1']);
    await store.flushUsage([
      use('k1', 300, { [A]: 1 }),
      use('k1', 100, { [A]: 10 }),
      use('k1', 200, { [B]: 7 }),
    ]);
    const late = { last_used_at: 300, last_used_address: 'address at 300' };
    expect(await credential(store, 'k1')).toEqual(late);
    expect(await entry(store, 'k1', A)).toEqual({ request_count: 11, ...late });
    expect(await entry(store, 'k1', B)).toMatchObject({ request_count: 7, last_used_at: 200 });
  });

  it('passes over credentials and entries that are gone', async () => {
    const store = await storeWithKeys(engine, ['k1']);
    await store.flushUsage([use('gone', 100, { [A]: 1 }), use('k1', 100, { '10.0.0.0/8': 1, [A]: 4 })]);
    expect(await entry(store, 'k1', A)).toMatchObject({ request_count: 4 });
    expect(await store.reader.selectFrom('credentials').select('id').execute()).toEqual([{ id: 'k1' }]);
    expect(await store.reader.selectFrom('access_list_entries').select('cidr_block').execute()).toHaveLength(
      2,
    );
  });

  it('is neither an event nor a change, and an empty flush is nothing', async () => {
    const store = await storeWithKeys(engine, ['k1']);
    const order = await store.reader.selectFrom('write_order').selectAll().execute();
    await store.flushUsage([use('k1', 100, { [A]: 1 })]);
    await store.flushUsage([]);
    expect(await store.reader.selectFrom('events').selectAll().execute()).toEqual([]);
    expect(await store.reader.selectFrom('write_order').selectAll().execute()).toEqual(order);
  });

  it('flushes more rows than fit one statement, from several sides at once', async () => {
    const ids = Array.from({ length: 1200 }, (_, index) => `k${index}`);
    const store = await storeWithKeys(engine, ids);
    const flush = (at: number) => store.flushUsage(ids.map((id) => use(id, at, { [A]: 1, [B]: 2 })));
    await Promise.all([flush(1), flush(3), flush(2)]);
    const totals = await store.reader
      .selectFrom('access_list_entries')
      .select((select) => [
        'cidr_block',
        select.fn.sum<number>('request_count').as('total'),
        select.fn.min('last_used_at').as('at'),
      ])
      .groupBy('cidr_block')
      .orderBy('cidr_block')
      .execute();
    expect(totals).toEqual([
      { cidr_block: A, total: 3600, at: 3 },
      { cidr_block: B, total: 7200, at: 3 },
    ]);
  });
});
