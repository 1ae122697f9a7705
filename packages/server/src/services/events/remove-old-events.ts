import { workBounds } from '../../domain/bounds/work.js';
import { event, SYSTEM } from '../../domain/new-event.js';
import { DAY_MS } from '../../domain/time-spans.js';
import {
  deleteEventsUntil,
  listOldEvents,
  nextOrganizationWithEvents,
  type OldEvent,
} from '../../store/queries/old-events.js';
import type { Store, WriteTransaction } from '../../store/store.js';
import { about } from '../../store/subjects.js';

const limit = workBounds.eventsPerRemoval.most;

/** As many at most in one write, so that other writers never wait long. */
interface Removal {
  readonly organizationId: string;
  readonly days: number;
  readonly before: number;
  readonly limit: number;
}

/**
 * Removes the events that are older than so many days at the beginning of this day (UTC). Each write tells by an event of its
 * own what it has removed: so many events, from when to when.
 */
export async function removeOldEvents(store: Store, days: number, now: number): Promise<void> {
  const before = keptFrom(now, days);
  let organizationId = await nextOrganizationWithEvents(store.reader, '');
  while (organizationId !== undefined) {
    const removal: Removal = { organizationId, days, before, limit };
    // Looked at first: most days have nothing to remove, and a write keeps others waiting.
    for (let removed = await countOld(store, removal); removed > 0; ) removed = await remove(store, removal);
    organizationId = await nextOrganizationWithEvents(store.reader, organizationId);
  }
}

const keptFrom = (now: number, days: number) => Math.floor(now / DAY_MS) * DAY_MS - days * DAY_MS;

async function countOld(store: Store, removal: Removal): Promise<number> {
  return (await listOldEvents(store.reader, { ...removal, limit: 1 })).length;
}

/** Removes one portion; returns how many events that were. */
function remove(store: Store, removal: Removal): Promise<number> {
  const { organizationId, days } = removal;
  return store.write(about(organizationId), async (transaction) => {
    // A clock of this node that is ahead removes nothing.
    const before = Math.min(removal.before, keptFrom(transaction.now, days));
    const removed = await listOldEvents(transaction.database, { ...removal, before });
    const [first] = removed;
    const last = removed.at(-1);
    if (first === undefined || last === undefined) {
      transaction.withoutEvent(
        'another node has removed them, or they are not that old by the time of the store',
      );
      return 0;
    }
    await deleteEventsUntil(transaction.database, organizationId, last);
    await tell(transaction, organizationId, removed, { first, last });
    return removed.length;
  });
}

async function tell(
  transaction: WriteTransaction,
  organizationId: string,
  removed: readonly OldEvent[],
  { first, last }: { first: OldEvent; last: OldEvent },
): Promise<void> {
  if (removed.every(({ type }) => type === 'OLD_EVENTS_REMOVED')) {
    transaction.withoutEvent('an organization in which nothing happens would be told of this for ever');
    return;
  }
  await transaction.recordEvent(
    event('OLD_EVENTS_REMOVED', {
      organizationId,
      actor: SYSTEM,
      removedCount: String(removed.length),
      removedFrom: new Date(first.createdAt).toISOString(),
      removedUntil: new Date(last.createdAt).toISOString(),
    }),
  );
}
