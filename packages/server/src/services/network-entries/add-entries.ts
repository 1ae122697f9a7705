import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import {
  type AskedNetworkEntry,
  type NetworkEntryToAdd,
  nameOf,
  readNetworkEntries,
} from '../../changes/network-entries/read-entries.js';
import { requireProject } from '../../changes/projects/require-project.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { limits, NETWORK_ENTRIES_LIMIT } from '../../domain/limits.js';
import { findNetworkEntry } from '../../store/queries/network-entries.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireEffectiveLimit } from '../projects/limits.js';
import type { Services } from '../services.js';

const DAY_MS = 86_400_000;
/** The clocks of clients may be ahead of ours: "in a week" must not fail for a second. */
const CLOCK_LEEWAY_MS = 60_000;

/**
 * Adds entries to a project IP access list, all or none. Besides the refusals of `readNetworkEntries`:
 * EXPIRATION_DATE_IN_PAST, EXPIRATION_DATE_EXCEEDS_MAX, ADDRESS_ALREADY_IN_ACCESS_LIST and
 * ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED (the limit is that of the project).
 */
export async function addNetworkEntries(
  { store }: Services,
  caller: Caller,
  projectId: string,
  asked: readonly AskedNetworkEntry[],
): Promise<void> {
  const entries = readNetworkEntries(asked);
  await store.write(async (transaction) => {
    const { database, now } = transaction;
    const project = await requireProject(database, projectId);
    if (entries.length === 0) return transaction.withoutEvent('no entries were given');
    for (const { deleteAfter } of entries) checkExpiry(deleteAfter, now);
    // Entries whose time has passed are no longer shown; here they make room.
    await database
      .deleteFrom('network_entries')
      .where('project_id', '=', projectId)
      .where('delete_after', '<=', now)
      .execute();
    // Before the limit: clients take "it is there" for success.
    for (const entry of entries)
      if (await findNetworkEntry(database, projectId, entry.value, now))
        throw new RefusalError(refuse('ADDRESS_ALREADY_IN_ACCESS_LIST', nameOf(entry)));
    await requireRoom(transaction, projectId, entries.length);
    for (const entry of entries) {
      await insertEntry(transaction, projectId, entry);
      await transaction.recordEvent({
        type: 'NETWORK_PERMISSION_ENTRY_ADDED',
        organizationId: project.organization_id,
        projectId,
        actor: actorOf(caller),
        details: { whitelistEntry: nameOf(entry) },
      });
    }
  });
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

async function insertEntry(
  { database, now }: WriteTransaction,
  projectId: string,
  entry: NetworkEntryToAdd,
): Promise<void> {
  await database
    .insertInto('network_entries')
    .values({
      project_id: projectId,
      value: entry.value,
      ip_address: entry.ipAddress,
      aws_security_group: entry.awsSecurityGroup,
      comment: entry.comment,
      delete_after: entry.deleteAfter,
      created_at: now,
    })
    .execute();
}
