import { RefusalError, refuse } from '../../domain/errors.js';
import { limits, NETWORK_ENTRIES_LIMIT } from '../../domain/limits.js';
import { type EventActor, event } from '../../domain/new-event.js';
import { DAY_MS, MINUTE_MS } from '../../domain/time-spans.js';
import {
  deleteEndedNetworkEntries,
  deleteNetworkEntry,
  findNetworkEntry,
  insertNetworkEntry,
  type NetworkEntry,
  updateNetworkEntry,
} from '../../store/queries/network-entries.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireEffectiveLimit } from '../projects/limits.js';
import { involveProject } from '../projects/require-project.js';
import { type NetworkEntryToAdd, nameOf } from './read-entries.js';
import { requireNetworkEntry } from './require-entry.js';

/** The clocks of clients may be ahead of ours: "in a week" must not fail for a second. */
const CLOCK_LEEWAY_MS = MINUTE_MS;

/**
 * Puts entries into a project IP access list, all or none, with an event for each that is new or became different; true
 * when there was one. An entry that is there keeps its place and gets the comment and the end that were asked for now. How
 * many there may be is a limit of the project.
 */
export async function putInNetworkList(
  transaction: WriteTransaction,
  actor: EventActor,
  projectId: string,
  entries: readonly NetworkEntryToAdd[],
): Promise<boolean> {
  const { database, now } = transaction;
  const { organizationId } = await involveProject(transaction, projectId);
  if (entries.length === 0) return false;
  for (const { deleteAfter } of entries) checkExpiry(deleteAfter, now);
  // Entries whose time has passed are no longer shown; here they make room.
  await deleteEndedNetworkEntries(database, projectId, now);
  const added: NetworkEntryToAdd[] = [];
  const updated: { readonly before: NetworkEntry; readonly entry: NetworkEntryToAdd }[] = [];
  for (const entry of entries) {
    const before = await findNetworkEntry(database, projectId, entry.value, now);
    if (before === undefined) added.push(entry);
    else if (!isSameEntry(before, entry)) updated.push({ before, entry });
  }
  if (added.length > 0) await requireRoom(transaction, projectId, added.length);
  const fields = { organizationId, projectId, actor };
  for (const entry of added) {
    await insertNetworkEntry(database, projectId, { ...entry, createdAt: now });
    await transaction.recordEvent(
      event(
        'NETWORK_PERMISSION_ENTRY_ADDED',
        { ...fields, whitelistEntry: nameOf(entry) },
        changesOf(undefined, entry),
      ),
    );
  }
  for (const { before, entry } of updated) {
    await updateNetworkEntry(database, projectId, entry);
    await transaction.recordEvent(
      event(
        'NETWORK_PERMISSION_ENTRY_UPDATED',
        { ...fields, whitelistEntry: nameOf(entry) },
        changesOf(before, entry),
      ),
    );
  }
  return added.length + updated.length > 0;
}

function changesOf(before: NetworkEntryToAdd | undefined, after: NetworkEntryToAdd | undefined) {
  return {
    entry: [before && nameOf(before), after && nameOf(after)],
    comment: [before?.comment, after?.comment],
    deleteAfter: [before?.deleteAfter, after?.deleteAfter],
  } as const;
}

function isSameEntry(before: NetworkEntry, asked: NetworkEntryToAdd): boolean {
  return before.comment === asked.comment && before.deleteAfter === asked.deleteAfter;
}

/** Removes an entry by its address, block or security group. */
export async function removeFromNetworkList(
  transaction: WriteTransaction,
  actor: EventActor,
  projectId: string,
  text: string,
): Promise<void> {
  const { database, now } = transaction;
  const { organizationId } = await involveProject(transaction, projectId);
  const entry = await requireNetworkEntry(database, projectId, text, now);
  await deleteNetworkEntry(database, projectId, entry.value);
  await transaction.recordEvent(
    event(
      'NETWORK_PERMISSION_ENTRY_REMOVED',
      { organizationId, projectId, actor, whitelistEntry: nameOf(entry) },
      changesOf(entry, undefined),
    ),
  );
}

/** A temporary entry lasts a week at most, as published. */
function checkExpiry(deleteAfter: number | null, now: number): void {
  if (deleteAfter === null) return;
  const date = new Date(deleteAfter).toISOString();
  if (deleteAfter <= now) throw new RefusalError(refuse('EXPIRATION_DATE_IN_PAST', date));
  const days = limits.temporaryNetworkEntryDays;
  if (deleteAfter > now + days * DAY_MS + CLOCK_LEEWAY_MS)
    throw new RefusalError(refuse('EXPIRATION_DATE_EXCEEDS_MAX', date, days));
}

async function requireRoom(
  { database, now }: WriteTransaction,
  projectId: string,
  more: number,
): Promise<void> {
  const { value, currentUsage } = await requireEffectiveLimit(
    database,
    projectId,
    NETWORK_ENTRIES_LIMIT,
    now,
  );
  if (currentUsage + more > value)
    throw new RefusalError(refuse('ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED', value, projectId));
}
