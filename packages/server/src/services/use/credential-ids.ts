import { isClientId } from '../../domain/client-ids.js';
import { isId } from '../../domain/ids.js';
import { isPublicKey } from '../../domain/public-keys.js';
import { findAccountIds, findKeyIds } from '../../store/queries/caller-names.js';
import type { Reader } from '../../store/store.js';

/**
 * The ids under which use is counted, of names as the wire has them: ids of API keys and people, public keys, client IDs. What
 * is none, and credentials that are gone and named by another name than their id, have none.
 */
export async function countedIds(reader: Reader, names: readonly string[]): Promise<readonly string[]> {
  const accounts = await findAccountIds(reader, names.filter(isClientId));
  const keys = await findKeyIds(reader, names.filter(isPublicKey));
  return [...names.filter(isId), ...accounts, ...keys];
}
