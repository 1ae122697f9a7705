import type { AddressBlock } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { EventActor } from '../../domain/new-event.js';
import {
  type AccessListEntry,
  cidrBlocksOf,
  deleteAccessListEntry,
  insertAccessListEntry,
} from '../../store/queries/access-list-entries.js';
import type { WriteTransaction } from '../../store/store.js';
import type { ListHolder } from './holder.js';

/**
 * Adds blocks to a credential's list, all or none, with an event for each. Returns every block that is in the list then.
 * Refuses blocks that are there already, and more than the holder may have.
 */
export async function addToList(
  transaction: WriteTransaction,
  actor: EventActor,
  holder: ListHolder,
  blocks: readonly AddressBlock[],
): Promise<string[]> {
  const { database, now } = transaction;
  const present = new Set(await cidrBlocksOf(database, holder.id));
  for (const block of blocks)
    if (present.has(block.cidrBlock))
      throw new RefusalError(refuse('ADDRESS_ALREADY_IN_ACCESS_LIST', nameOf(block)));
  if (blocks.length > 0 && present.size + blocks.length > holder.limit.entries)
    throw new RefusalError(holder.limit.refusal);
  for (const block of blocks) {
    const { cidrBlock, ipAddress = null } = block;
    await insertAccessListEntry(database, holder.id, { cidrBlock, ipAddress, createdAt: now });
    await transaction.recordEvent(holder.entryEvent('ADDED', actor, nameOf(block)));
  }
  if (blocks.length > 0)
    transaction.changed({ kind: 'credential', subject: holder.name, of: holder.organizationId });
  return [...present, ...blocks.map((block) => block.cidrBlock)];
}

/** Removes an entry of a credential's list, with the event. Returns the blocks that are left. */
export async function removeFromList(
  transaction: WriteTransaction,
  actor: EventActor,
  holder: ListHolder,
  entry: Pick<AccessListEntry, 'cidrBlock' | 'ipAddress'>,
): Promise<string[]> {
  const { database } = transaction;
  await deleteAccessListEntry(database, holder.id, entry.cidrBlock);
  transaction.changed({ kind: 'credential', subject: holder.name, of: holder.organizationId });
  await transaction.recordEvent(holder.entryEvent('DELETED', actor, nameOf(entry)));
  return cidrBlocksOf(database, holder.id);
}

/** How refusals and events call an entry: single addresses without their mask. */
function nameOf({
  ipAddress,
  cidrBlock,
}: {
  ipAddress?: string | null | undefined;
  cidrBlock: string;
}): string {
  return ipAddress ?? cidrBlock;
}
