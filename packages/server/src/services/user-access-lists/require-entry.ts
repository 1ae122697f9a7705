import { readBlock } from '../../changes/access-lists/entries.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { findUserAccessListEntry, type UserAccessListEntry } from '../../store/queries/user-access-lists.js';
import type { Reader } from '../../store/store.js';

/** The entry of a personal access list that is exactly this address or block. */
export async function requireUserAccessListEntry(
  reader: Reader,
  userId: string,
  text: string,
): Promise<UserAccessListEntry> {
  const { cidrBlock } = readBlock(text, 'ipAddress');
  const entry = await findUserAccessListEntry(reader, userId, cidrBlock);
  if (entry === undefined) throw new RefusalError(refuse('ACCESS_LIST_NOT_FOUND', text, userId));
  return entry;
}
