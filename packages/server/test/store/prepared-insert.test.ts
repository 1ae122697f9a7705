import { expect, it } from 'vitest';
import { preparedInsert } from '../../src/store/prepared.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';

const row = (id: string, project_id: string | null = null) => ({
  id,
  created_at: 1_700_000_000_123,
  type: 'TAGS_MODIFIED' as const,
  organization_id: null,
  project_id,
  actor_kind: 'system' as const,
  actor_id: null,
  actor_name: 'it\'s "quoted" 🜁',
  remote_address: '192.0.2.1',
  details: '{}',
  in_organization_list: 0 as const,
  target: null,
  changes: '[{"name":"tags"}]',
  actor_notes_kind: 'ci',
  actor_notes_label: null,
});

eachEngine((engine) => {
  it('inserts rows as they are, and makes its SQL once for each number of them', async () => {
    const store = await engine.openTestStore();
    const insertEvents = preparedInsert('events');
    let made = 0;
    await store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('test');
      const counting = database.withPlugin({
        transformQuery({ node }) {
          made += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      await insertEvents(counting, [row('a')]);
      await insertEvents(counting, [row('b', 'p1')]);
      await insertEvents(counting, []);
      await insertEvents(counting, [row('c'), row('d', 'p2')]);
      await insertEvents(counting, [row('e', 'p3'), row('f')]);
      const many = Array.from({ length: 30 }, (_, i) => row(`g${String(i).padStart(2, '0')}`));
      await insertEvents(counting, many);
      expect(made).toBe(3);
      const rows = await database.selectFrom('events').selectAll().orderBy('id').execute();
      const first = [row('a'), row('b', 'p1'), row('c'), row('d', 'p2'), row('e', 'p3'), row('f')];
      expect(rows).toEqual([...first, ...many]);
    });
  });
});
