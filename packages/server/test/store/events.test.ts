import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { findEvent, findScopeNames, listEvents } from '../../src/store/queries/events.js';
import type { Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { addEvents } from '../support/events.js';
import { addOrganization, addProject } from '../support/rows.js';

const ALL = { limit: 100, offset: 0 };
const ORGANIZATION = { organizationId: 'o1', isPublished: false };
const PUBLISHED = { organizationId: 'o1', isPublished: true };
const PROJECT = { projectId: 'p1', isPublished: false };

eachEngine((engine) => {
  let store: Store;
  const idsOf = ({ results }: { results: { id: string }[] }) => results.map(({ id }) => id).join('');

  beforeAll(async () => {
    store = await engine.openTestStore();
    await store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('test');
      await addOrganization(database, 'o1');
      await addProject(database, { id: 'p1', organizationId: 'o1' });
    });
    await addEvents({ store }, [
      { id: 'd', created_at: 10, type: 'ORG_RENAMED', organization_id: 'o1' },
      { id: 'b', created_at: 20, type: 'GROUP_NAME_CHANGED', organization_id: 'o1', project_id: 'p1' },
      { id: 'a', created_at: 30, type: 'ORG_RENAMED', organization_id: 'o1', project_id: 'gone' },
      { id: 'c', created_at: 30, type: 'API_KEY_EXPIRED', organization_id: 'o1' },
      { id: 'e', created_at: 40, type: 'ORG_RENAMED', organization_id: 'o2' },
    ]);
  });

  it('lists the events of an organization or a project, newest first, then by falling id', async () => {
    expect(idsOf(await listEvents(store.reader, ORGANIZATION, {}, ALL))).toBe('cabd');
    expect(idsOf(await listEvents(store.reader, PROJECT, {}, ALL))).toBe('b');
    expect(idsOf(await listEvents(store.reader, { organizationId: 'o9', isPublished: false }, {}, ALL))).toBe(
      '',
    );
  });

  it('lists of an organization only what its published list shows, and of a project no type of our own', async () => {
    expect(idsOf(await listEvents(store.reader, PUBLISHED, {}, ALL))).toBe('d');
    expect((await listEvents(store.reader, PUBLISHED, {}, { limit: 1, offset: 0 })).totalCount).toBe(1);
    expect(await findEvent(store.reader, PUBLISHED, 'b')).toBeUndefined();
    await addEvents({ store }, [
      { id: 'f', created_at: 5, type: 'API_KEY_EXPIRED', organization_id: 'o3', project_id: 'p3' },
      { id: 'g', created_at: 6, type: 'GROUP_NAME_CHANGED', organization_id: 'o3', project_id: 'p3' },
    ]);
    const project = { projectId: 'p3', isPublished: true };
    expect(idsOf(await listEvents(store.reader, project, {}, ALL))).toBe('g');
    expect(await findEvent(store.reader, project, 'f')).toBeUndefined();
  });

  it('lists a page', async () => {
    const page = async (limit: number, offset: number) =>
      idsOf(await listEvents(store.reader, ORGANIZATION, {}, { limit, offset }));
    expect([await page(2, 0), await page(2, 2), await page(2, 4)]).toEqual(['ca', 'bd', '']);
  });

  it('filters by type and time, and counts what it lists', async () => {
    const filters = [
      [{ types: ['ORG_RENAMED'] }, 'ad'],
      [{ types: ['ORG_RENAMED', 'GROUP_NAME_CHANGED'], excludedTypes: ['GROUP_NAME_CHANGED'] }, 'ad'],
      [{ types: [], excludedTypes: [] }, 'cabd'],
      [{ createdFrom: 20, createdUntil: 30 }, 'cab'],
      [{ createdFrom: 21, createdUntil: 29 }, ''],
    ] as const;
    for (const [filter, expected] of filters) {
      expect(idsOf(await listEvents(store.reader, ORGANIZATION, filter, ALL))).toBe(expected);
      const first = await listEvents(store.reader, ORGANIZATION, filter, { limit: 1, offset: 0 });
      expect(first.totalCount).toBe(expected.length);
    }
  });

  it('filters by who, what it is about, address and text, and counts what it lists', async () => {
    const row = { organization_id: 'o4', type: 'API_KEY_ROLES_CHANGED', actor_kind: 'user' } as const;
    await addEvents({ store }, [
      { ...row, id: 'h', created_at: 1, actor_name: 'ada@example.com', target: 'abcdefgh', project_id: 'p4' },
      {
        ...row,
        id: 'i',
        created_at: 2,
        actor_name: 'eve@example.com',
        target: 'abcdefgh',
        remote_address: '192.0.2.1',
      },
      {
        ...row,
        id: 'j',
        created_at: 3,
        type: 'ORG_RENAMED',
        actor_name: 'ada@example.com',
        changes: '[["name",["A \\"b\\" 50%"],["É"]]]',
      },
      { ...row, id: 'k', created_at: 4, type: 'ORG_CREATED', actor_kind: 'system', organization_id: 'o5' },
    ]);
    const scope = { organizationId: 'o4', isPublished: false };
    const filters = [
      [{ actor: 'ada@example.com' }, 'jh'],
      [{ target: 'abcdefgh' }, 'ih'],
      [{ actor: 'ada@example.com', target: 'abcdefgh' }, 'h'],
      [{ address: '192.0.2.1' }, 'i'],
      [{ address: '192.0.2.2' }, ''],
      [{ text: 'another NAME' }, 'j'],
      [{ text: 'org_ren' }, 'j'],
      [{ text: 'EVE@' }, 'i'],
      [{ text: 'bcdefg' }, 'ih'],
      [{ text: 'a "B" 50%' }, 'j'],
      [{ text: '5_%' }, ''],
      [{ text: 'roles', actor: 'eve@example.com' }, 'i'],
    ] as const;
    for (const [filter, expected] of filters) {
      expect(idsOf(await listEvents(store.reader, scope, filter, ALL)), JSON.stringify(filter)).toBe(
        expected,
      );
      const first = await listEvents(store.reader, scope, filter, { limit: 1, offset: 0 });
      expect(first.totalCount).toBe(expected.length);
    }
    const inProject = { projectId: 'p4', isPublished: false };
    for (const filter of [{ actor: 'ada@example.com' }, { target: 'abcdefgh' }, { text: 'roles' }])
      expect(idsOf(await listEvents(store.reader, inProject, filter, ALL))).toBe('h');
  });

  it('finds an event only in a scope that has it', async () => {
    expect(await findEvent(store.reader, PROJECT, 'b')).toMatchObject({
      id: 'b',
      type: 'GROUP_NAME_CHANGED',
    });
    expect(await findEvent(store.reader, PROJECT, 'a')).toBeUndefined();
    expect(await findEvent(store.reader, { organizationId: 'o2', isPublished: false }, 'b')).toBeUndefined();
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

  it('reads a page along an index, without sorting', async () => {
    for (const [where, index] of [
      ["organization_id = 'o1'", 'events_by_organization'],
      ["organization_id = 'o1' and in_organization_list = 1", 'events_by_organization_list'],
    ] as const) {
      const plan = await planOf(`select * from events where ${where} and created_at >= 5
        order by created_at desc, id desc limit 3 offset 1`);
      expect(plan).toMatch(new RegExp(`\\b${index}\\b`));
      expect(plan).not.toMatch(/sort|temp b-tree/i);
    }
  });

  /** How the engine would read it. A planner that knows few rows reads all of them, so PostgreSQL is told not to. */
  async function planOf(query: string): Promise<string> {
    return store.reader.transaction().execute(async (transaction) => {
      const isSqlite = engine.name !== 'postgres';
      if (!isSqlite) await sql`set local enable_seqscan = off`.execute(transaction);
      const explained = await sql
        .raw(`explain ${isSqlite ? 'query plan ' : ''}${query}`)
        .execute(transaction);
      return explained.rows.map((row) => JSON.stringify(row)).join('\n');
    });
  }
});
