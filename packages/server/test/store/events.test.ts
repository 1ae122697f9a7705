import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { countEvents, findEvent, findScopeNames, listEvents } from '../../src/store/queries/events.js';
import type { Store } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';
import { addEvents } from '../support/events.js';
import { addOrganization, addProject } from '../support/rows.js';

const ALL = { limit: 100, offset: 0 };
const ORGANIZATION = { organizationId: 'o1' };

eachEngine((engine) => {
  let store: Store;
  const idsOf = (found: { results: { id: string }[] }) => found.results.map(({ id }) => id).join('');

  beforeAll(async () => {
    store = await engine.openTestStore();
    await store.write(async ({ database, withoutEvent }) => {
      withoutEvent('test');
      await addOrganization(database, 'o1');
      await addProject(database, { id: 'p1', organizationId: 'o1' });
    });
    await addEvents({ store }, [
      { id: 'd', created_at: 10, type: 'A', organization_id: 'o1' },
      { id: 'b', created_at: 20, type: 'B', organization_id: 'o1', project_id: 'p1' },
      { id: 'a', created_at: 30, type: 'A', organization_id: 'o1', project_id: 'gone' },
      { id: 'c', created_at: 30, type: 'C', organization_id: 'o1' },
      { id: 'e', created_at: 40, type: 'A', organization_id: 'o2' },
    ]);
  });

  it('lists the events of an organization or a project, newest first, then by falling id', async () => {
    expect(idsOf(await listEvents(store.reader, ORGANIZATION, {}, ALL))).toBe('cabd');
    expect(idsOf(await listEvents(store.reader, { projectId: 'p1' }, {}, ALL))).toBe('b');
    expect(idsOf(await listEvents(store.reader, { organizationId: 'o9' }, {}, ALL))).toBe('');
  });

  it('tells whether older events follow a page', async () => {
    const page = async (limit: number, offset: number) => {
      const found = await listEvents(store.reader, ORGANIZATION, {}, { limit, offset });
      return `${idsOf(found)} ${found.hasMore}`;
    };
    expect(await page(2, 0)).toBe('ca true');
    expect(await page(2, 2)).toBe('bd false');
    expect(await page(4, 0)).toBe('cabd false');
    expect(await page(2, 4)).toBe(' false');
  });

  it('filters by type and time, and counts what it lists', async () => {
    const filters = [
      [{ types: ['A'] }, 'ad'],
      [{ types: ['A', 'B'], excludedTypes: ['B'] }, 'ad'],
      [{ types: [], excludedTypes: [] }, 'cabd'],
      [{ createdFrom: 20, createdUntil: 30 }, 'cab'],
      [{ createdFrom: 21, createdUntil: 29 }, ''],
    ] as const;
    for (const [filter, expected] of filters) {
      expect(idsOf(await listEvents(store.reader, ORGANIZATION, filter, ALL))).toBe(expected);
      expect(await countEvents(store.reader, ORGANIZATION, filter)).toBe(expected.length);
    }
  });

  it('finds an event only in a scope that has it', async () => {
    expect(await findEvent(store.reader, { projectId: 'p1' }, 'b')).toMatchObject({ id: 'b', type: 'B' });
    expect(await findEvent(store.reader, { projectId: 'p1' }, 'a')).toBeUndefined();
    expect(await findEvent(store.reader, { organizationId: 'o2' }, 'b')).toBeUndefined();
  });

  it('names the scopes that are still there', async () => {
    const { results } = await listEvents(store.reader, ORGANIZATION, {}, ALL);
    expect(await findScopeNames(store.reader, results)).toEqual(
      new Map([
        ['o1', 'organization o1'],
        ['p1', 'project p1'],
      ]),
    );
    expect(await findScopeNames(store.reader, [])).toEqual(new Map());
  });

  if (engine.name !== 'postgres') {
    it('reads a page along the index, without sorting', async () => {
      const list = sql`explain query plan select * from events where organization_id = 'o1' and created_at >= 5
        order by created_at desc, id desc limit 3 offset 1`;
      const plan = (await list.execute(store.reader)).rows.map((row) => (row as { detail: string }).detail);
      expect(plan).toEqual([expect.stringContaining('USING INDEX events_by_organization')]);
    });
  }
});
