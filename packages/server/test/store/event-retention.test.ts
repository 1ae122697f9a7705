import { beforeEach, describe, expect, it } from 'vitest';
import { workBounds } from '../../src/domain/bounds/work.js';
import { removeOldEvents } from '../../src/services/events/remove-old-events.js';
import { listEvents } from '../../src/store/queries/events.js';
import type { Store } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';
import { addEvents } from '../support/events.js';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 7, 10, 13, 30);
const START_OF_DAY = Date.UTC(2026, 7, 10);
const ORGANIZATION = 'a'.repeat(24);
const OTHER = 'b'.repeat(24);

eachEngine((engine) => {
  let store: Store;
  beforeEach(async () => {
    store = await engine.openTestStore();
  });

  const eventsOf = async (organizationId: string) =>
    (await listEvents(store.reader, { organizationId, isPublished: false }, {}, { limit: 5_000, offset: 0 }))
      .results;
  const typesOf = async (organizationId: string) => (await eventsOf(organizationId)).map(({ type }) => type);

  /** Events of one organization, each so many milliseconds before the beginning of the day. */
  const add = (organizationId: string, agesMs: readonly number[], type = 'ORG_RENAMED') =>
    addEvents(
      { store },
      agesMs.map((age, index) => ({
        id: `${organizationId.slice(0, 18)}${type.length % 10}${String(index).padStart(5, '0')}`,
        created_at: START_OF_DAY - age,
        type,
        organization_id: organizationId,
      })),
    );

  describe('events that are older than the days they are kept', () => {
    it('are removed, and an event of the organization tells how many and from when to when', async () => {
      await add(ORGANIZATION, [9 * DAY_MS, 8 * DAY_MS, 7 * DAY_MS + 1, 7 * DAY_MS, 0]);
      await removeOldEvents(store, 7, NOW);
      const [told, ...kept] = await eventsOf(ORGANIZATION);
      expect(told).toMatchObject({
        type: 'OLD_EVENTS_REMOVED',
        organizationId: ORGANIZATION,
        projectId: null,
        actor: { kind: 'system' },
        details: {
          removedCount: '3',
          removedFrom: '2026-08-01T00:00:00.000Z',
          removedUntil: '2026-08-02T23:59:59.999Z',
        },
      });
      expect(kept.map(({ createdAt }) => createdAt)).toEqual([START_OF_DAY, START_OF_DAY - 7 * DAY_MS]);
    });

    it('are removed once a day, in every organization, those of its projects too', async () => {
      await add(ORGANIZATION, [9 * DAY_MS]);
      await add(OTHER, [1]);
      await addEvents({ store }, [
        {
          id: 'c'.repeat(24),
          created_at: 5,
          type: 'GROUP_NAME_CHANGED',
          organization_id: OTHER,
          project_id: 'd'.repeat(24),
        },
      ]);
      await removeOldEvents(store, 7, NOW);
      expect(await typesOf(ORGANIZATION)).toEqual(['OLD_EVENTS_REMOVED']);
      expect(await typesOf(OTHER)).toEqual(['OLD_EVENTS_REMOVED', 'ORG_RENAMED']);
      await add(OTHER, [7 * DAY_MS - 1], 'ORG_SETTINGS_UPDATED');
      await removeOldEvents(store, 7, NOW + 60_000);
      expect(await typesOf(OTHER)).toEqual(['OLD_EVENTS_REMOVED', 'ORG_RENAMED', 'ORG_SETTINGS_UPDATED']);
    });

    it('are removed in portions, each told by itself', async () => {
      const most = workBounds.eventsPerRemoval.most;
      await add(ORGANIZATION, Array(most + 3).fill(9 * DAY_MS));
      await removeOldEvents(store, 7, NOW);
      const counts = (await eventsOf(ORGANIZATION)).map(({ details }) => details.removedCount);
      expect(counts.sort()).toEqual([String(most), '3'].sort());
    });

    it('stay when only the clock of a node says that they are so old', async () => {
      const created_at = Date.now() - DAY_MS;
      await addEvents({ store }, [
        { id: 'e'.repeat(24), created_at, type: 'ORG_RENAMED', organization_id: ORGANIZATION },
      ]);
      await removeOldEvents(store, 7, Date.now() + 30 * DAY_MS);
      expect(await typesOf(ORGANIZATION)).toEqual(['ORG_RENAMED']);
    });

    it('leave nothing in the end where nothing happens', async () => {
      await add(ORGANIZATION, [9 * DAY_MS], 'OLD_EVENTS_REMOVED');
      await removeOldEvents(store, 7, NOW);
      expect(await typesOf(ORGANIZATION)).toEqual([]);
    });
  });
});
