import type { Caller } from '../../access/principal.js';
import { readBlock } from '../../changes/access-lists/entries.js';
import { compileAccessList } from '../../domain/access-list.js';
import { parseAddress } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { ownLimits } from '../../domain/limits.js';
import {
  deleteUserAccessListEntry,
  insertUserAccessListEntry,
  userAccessListBlocks,
} from '../../store/queries/user-access-lists.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';
import { requireUserAccessListEntry } from './require-entry.js';

interface AskedEntry {
  /** Exactly one of the two is set; each may hold an address or a block. */
  readonly ipAddress?: string | undefined;
  readonly cidrBlock?: string | undefined;
  readonly comment?: string | undefined;
}

const maxEntries = ownLimits.accessListEntriesPerUser;
const NO_EVENT = 'the audit trail has no type for personal access lists';

/**
 * Adds entries to the caller's own list; those that are there already are passed over. A list that has entries can be
 * changed from listed addresses only, and a new one has to include the caller's.
 */
export async function addOwnEntries(
  { store }: Services,
  caller: Caller,
  userId: string,
  asked: readonly AskedEntry[],
): Promise<void> {
  const entries = asked.map(readEntry);
  await store.write(askedBy(caller), async (transaction) => {
    const { database, now } = transaction;
    transaction.withoutEvent(NO_EVENT);
    const present = new Set(await userAccessListBlocks(database, userId));
    if (present.size > 0) requireListed(caller, present);
    for (const { cidrBlock, ipAddress, comment } of entries) {
      if (present.has(cidrBlock)) continue;
      present.add(cidrBlock);
      if (present.size > maxEntries)
        throw new RefusalError(refuse('MAX_ACCESS_LIST_ENTRIES_PER_USER_EXCEEDED', maxEntries));
      await insertUserAccessListEntry(database, userId, { cidrBlock, ipAddress, comment, createdAt: now });
    }
    if (present.size > 0) requireStaysListed(caller, present);
  });
}

/**
 * Removes an entry of the caller's own list, from a listed address, but not the one that
 * lists it.
 */
export async function removeOwnEntry(
  { store }: Services,
  caller: Caller,
  userId: string,
  text: string,
): Promise<void> {
  await store.write(askedBy(caller), async (transaction) => {
    const { database } = transaction;
    transaction.withoutEvent(NO_EVENT);
    const { cidrBlock } = await requireUserAccessListEntry(database, userId, text);
    const blocks = await userAccessListBlocks(database, userId);
    requireListed(caller, blocks);
    requireStaysListed(
      caller,
      blocks.filter((block) => block !== cidrBlock),
    );
    await deleteUserAccessListEntry(database, userId, cidrBlock);
  });
}

function readEntry({ ipAddress, cidrBlock, comment }: AskedEntry, index: number) {
  const text = ipAddress || cidrBlock;
  if (text === undefined || text === '' || (ipAddress && cidrBlock))
    throw new RefusalError(refuse('BAD_ACCESS_LIST_ADD_REQUEST'));
  const block = readBlock(text, `${index}.${ipAddress ? 'ipAddress' : 'cidrBlock'}`);
  return {
    cidrBlock: block.cidrBlock,
    ipAddress: block.ipAddress ?? null,
    comment: comment ?? null,
  };
}

function requireListed({ address }: Caller, blocks: Iterable<string>): void {
  if (!covers(blocks, address)) throw new RefusalError(refuse('IP_ADDRESS_NOT_ON_ACCESS_LIST', address));
}

function requireStaysListed({ address }: Caller, blocks: Iterable<string>): void {
  if (!covers(blocks, address))
    throw new RefusalError(refuse('CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST', address));
}

function covers(blocks: Iterable<string>, text: string): boolean {
  const address = parseAddress(text);
  return address !== undefined && compileAccessList(blocks).match(address) !== undefined;
}
