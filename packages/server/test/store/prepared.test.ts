import { beforeAll, describe, expect, it } from 'vitest';
import { listProjects, type ProjectFilter } from '../../src/store/queries/projects.js';
import type { Reader, Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { addOrganization, addProject } from '../support/rows.js';

const NAMES = ['Ampère "quoted"', 'Back\\slash', 'Line\nbreak', 'Zwölf Ångström 🜁'];
const OF_O1 = { organizationIds: ['o1'] };
const namesOf = ({ results }: { results: { name: string }[] }) => results.map(({ name }) => name);

eachEngine((engine) => {
  let store: Store;

  beforeAll(async () => {
    store = await engine.openTestStore();
    await store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('test');
      for (const id of ['o1', 'o2', 'o3']) await addOrganization(database, id);
      // In another order than that of the list.
      for (const name of NAMES.toReversed())
        await addProject(database, { id: `id of ${name}`, organizationId: 'o1', name });
      await addProject(database, { id: 'p2', organizationId: 'o2', name: 'Second' });
      await addProject(database, { id: 'p3', organizationId: 'o3', name: 'Third' });
    });
  });

  /** The store's reader, which counts how often SQL is made and how often the database is asked. */
  function observed(): { reader: Reader; made: number; asked: number } {
    const seen = {
      made: 0,
      asked: 0,
      reader: store.reader.withPlugin({
        transformQuery({ node }) {
          seen.made += 1;
          return node;
        },
        async transformResult({ result }) {
          seen.asked += 1;
          return result;
        },
      }),
    };
    return seen;
  }

  async function read(filter: ProjectFilter, limit: number, offset = 0, includeCount = true) {
    const seen = observed();
    const { results, totalCount } = await listProjects(seen.reader, filter, { limit, offset, includeCount });
    return { length: results.length, totalCount, asked: seen.asked };
  }

  it('reads every kind of text and number as it was written, in the order of the list', async () => {
    const { results } = await listProjects(store.reader, OF_O1, { limit: 10, offset: 0 });
    expect(results.map(({ name }) => name)).toEqual(NAMES);
    expect(results[0]).toStrictEqual({
      id: `id of ${NAMES[0]}`,
      organizationId: 'o1',
      name: NAMES[0],
      createdAt: expect.any(Number),
      withDefaultAlertsSettings: true,
      regionUsageRestrictions: null,
      tags: [],
    });
  });

  it('makes the SQL of a form once, and asks it with other values', async () => {
    const page = { limit: 10, offset: 0 };
    await listProjects(store.reader, { organizationIds: ['o2'], projectIds: ['p3'] }, page);
    const seen = observed();
    const second = { organizationIds: ['o3'], projectIds: ['p2'] };
    expect(namesOf(await listProjects(seen.reader, second, page))).toEqual(['Second', 'Third']);
    expect(seen).toMatchObject({ made: 0, asked: 1 });
  });

  it('takes lists of any length, and what is left out of a filter', async () => {
    const page = { limit: 10, offset: 0 };
    for (const length of [1, 2, 3, 7, 40, 1200]) {
      const projectIds = ['p2', 'p3', ...Array.from({ length }, (_, i) => `none-${i}`)].slice(-length);
      const found = await listProjects(store.reader, { organizationIds: [], projectIds }, page);
      expect(found.totalCount).toBe(0);
      const withOne = { organizationIds: [], projectIds: [...projectIds, 'p3'] };
      expect(namesOf(await listProjects(store.reader, withOne, page))).toEqual(['Third']);
    }
    expect(namesOf(await listProjects(store.reader, { organizationIds: [] }, page))).toEqual([]);
    const within = { organizationIds: ['o1', 'o2'], within: 'o2' };
    expect(namesOf(await listProjects(store.reader, within, page))).toEqual(['Second']);
  });

  describe('the count of a list', () => {
    it('is known from the last page, which is asked for once', async () => {
      expect(await read(OF_O1, 5)).toEqual({ length: 4, totalCount: 4, asked: 1 });
      expect(await read(OF_O1, 4)).toEqual({ length: 4, totalCount: 4, asked: 1 });
      expect(await read(OF_O1, 3, 3)).toEqual({ length: 1, totalCount: 4, asked: 1 });
      expect(await read({ organizationIds: ['none'] }, 3)).toEqual({ length: 0, totalCount: 0, asked: 1 });
    });

    it('is asked for with a page that is not the last', async () => {
      // PostgreSQL is asked for both at once: it may be far away.
      const asked = engine.name === 'postgres' ? 1 : 2;
      expect(await read(OF_O1, 3)).toEqual({ length: 3, totalCount: 4, asked });
    });

    it('is asked for with a page behind the last one', async () => {
      expect(await read(OF_O1, 3, 6)).toEqual({ length: 0, totalCount: 4, asked: 2 });
    });

    it('is not asked for when nobody wants it', async () => {
      expect(await read(OF_O1, 3, 0, false)).toEqual({ length: 3, totalCount: 0, asked: 1 });
    });
  });
});
