import { setImmediate as turn } from 'node:timers/promises';
import { workBounds } from '../../domain/bounds/work.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/time-spans.js';
import { dayOf, hoursKeptFrom, mostUseRows } from '../../domain/use.js';
import {
  addDayOfHours,
  deleteRefusalsBefore,
  deleteUse,
  nextOrganizationIn,
  oldestRefusal,
  oldestUse,
} from '../../store/queries/old-use.js';
import { findOrganization } from '../../store/queries/organizations.js';
import type { Store, WriteTransaction } from '../../store/store.js';
import { about, INSTALLATION } from '../../store/subjects.js';

/** Refusals of so many minutes go in one write: their bound in rows, where every minute is full. */
const MINUTES_PER_REMOVAL = Math.floor(
  workBounds.refusalsPerRemoval.most / (2 * workBounds.refusalsPerOrganizationAndMinute.most),
);

/**
 * Makes days of the hours that are old enough, and removes days and refusals that are too old, or of organizations that are gone: once for each day (UTC), at the
 * first call in it. `useDays`: how many days are kept.
 */
export function createUseRollUp(store: Store, useDays: number): (now: number) => Promise<void> {
  let doneFor: number | undefined;
  return async (now) => {
    if (doneFor === dayOf(now)) return;
    await forEachOrganization(store, 'use_counts', async (organizationId) =>
      (await isGone(store, organizationId))
        ? removeUse(store, organizationId)
        : rollUp(store, organizationId, { now, useDays }),
    );
    await forEachOrganization(store, 'recent_refusals', async (organizationId) =>
      removeRefusals(
        store,
        organizationId,
        (await isGone(store, organizationId)) ? Number.MAX_SAFE_INTEGER : refusalsKeptFrom(now),
      ),
    );
    doneFor = dayOf(now);
  };
}

const refusalsKeptFrom = (now: number) => dayOf(now) - workBounds.refusalDays.most * DAY_MS;
const daysKeptFrom = (now: number, useDays: number) => dayOf(now) - useDays * DAY_MS;

async function forEachOrganization(
  store: Store,
  table: 'use_counts' | 'recent_refusals',
  work: (organizationId: string) => Promise<void>,
): Promise<void> {
  // What is nobody's has an empty id, which is before all others.
  for (let id: string | undefined = ''; id !== undefined; ) {
    await work(id);
    await turn();
    id = await nextOrganizationIn(store.reader, table, id);
  }
}

/** An organization that is deleted leaves its rows here. */
async function isGone({ reader }: Store, organizationId: string): Promise<boolean> {
  return organizationId !== '' && (await findOrganization(reader, organizationId)) === undefined;
}

async function removeUse(store: Store, organizationId: string): Promise<void> {
  for (const hours of [1, 24] as const)
    for (;;) {
      const oldest = await oldestUse(store.reader, organizationId, hours);
      if (oldest === undefined) break;
      await withoutEvent(store, organizationId, ({ database }) =>
        deleteUse(database, { organizationId, from: oldest, until: oldest + HOUR_MS }, hours),
      );
    }
}

/** Looked at first: most have nothing to do, and a write keeps others waiting. */
async function rollUp(
  store: Store,
  organizationId: string,
  { now, useDays }: { now: number; useDays: number },
): Promise<void> {
  for (;;) {
    const oldest = await oldestUse(store.reader, organizationId, 1);
    if (oldest === undefined || oldest >= hoursKeptFrom(now)) break;
    const from = dayOf(oldest);
    await withoutEvent(store, organizationId, async ({ database }) => {
      const day = { organizationId, from, until: from + DAY_MS };
      await addDayOfHours(database, day, mostUseRows(organizationId));
      await deleteUse(database, day, 1);
    });
  }
  for (;;) {
    const oldest = await oldestUse(store.reader, organizationId, 24);
    if (oldest === undefined || oldest >= daysKeptFrom(now, useDays)) break;
    await withoutEvent(store, organizationId, ({ database }) =>
      deleteUse(database, { organizationId, from: oldest, until: oldest + 1 }, 24),
    );
  }
}

async function removeRefusals(store: Store, organizationId: string, keptFrom: number): Promise<void> {
  for (;;) {
    const oldest = await oldestRefusal(store.reader, organizationId);
    if (oldest === undefined || oldest >= keptFrom) break;
    const before = Math.min(keptFrom, oldest + MINUTES_PER_REMOVAL * MINUTE_MS);
    await withoutEvent(store, organizationId, ({ database }) =>
      deleteRefusalsBefore(database, organizationId, before),
    );
  }
}

/** In the order of writes, so that two nodes do not do it at the same time. */
function withoutEvent(
  store: Store,
  organizationId: string,
  work: (transaction: WriteTransaction) => Promise<void>,
): Promise<void> {
  return store.write(about(organizationId || INSTALLATION), async (transaction) => {
    transaction.withoutEvent('counts of use are no part of the audit trail');
    await work(transaction);
  });
}
