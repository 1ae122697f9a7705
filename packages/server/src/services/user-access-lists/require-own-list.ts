import type { Caller } from '../../access/principal.js';
import { readBlock } from '../../changes/access-lists/entries.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import { findUserAccessListEntry, type UserAccessListEntry } from '../../store/queries/user-access-lists.js';
import type { Reader } from '../../store/store.js';

/** Refuses all but the signed-in user. */
export function requireOwnList({ principal }: Caller, userId: string): void {
  if (!isId(userId)) throw new RefusalError(refuse('INVALID_USER_ID', userId));
  // The same answer for users that do not exist.
  if (principal.kind !== 'user' || principal.id !== userId)
    throw new RefusalError(refuse('ACCESS_LIST_ACCESS_DENIED', userId));
}

/** The entry of one's own list that is exactly this address or block. */
export async function requireOwnEntry(
  reader: Reader,
  caller: Caller,
  userId: string,
  text: string,
): Promise<UserAccessListEntry> {
  requireOwnList(caller, userId);
  const { cidrBlock } = readBlock(text, 'ipAddress');
  const entry = await findUserAccessListEntry(reader, userId, cidrBlock);
  if (entry === undefined) throw new RefusalError(refuse('ACCESS_LIST_NOT_FOUND', text, userId));
  return entry;
}
