import type { Caller } from '../../access/principal.js';
import { reachesApiKeyListWhatever, requireReachesApiKeyList } from '../../access/reach/api-key-list.js';
import { apiKeyHolder, type FindHolder } from '../../changes/access-lists/holder.js';
import { requireApiKey } from '../../changes/api-keys/require-api-key.js';
import { reachOf } from '../../domain/reach.js';

/** A key whose list is to be changed. Asked again in the transaction: the key may reach further by then. */
export function reachableApiKeyList(
  caller: Caller,
  asked: { readonly organizationId: string; readonly id: string },
): FindHolder {
  return async (reader) => {
    await requireReachesApiKeyList(reader, caller, asked);
    const key = await requireApiKey(reader, asked.organizationId, asked.id);
    if (reachesApiKeyListWhatever(caller, asked)) return apiKeyHolder(key);
    const { projectIds } = reachOf(key);
    return apiKeyHolder(key, projectIds.length === 1 ? projectIds[0] : null);
  };
}
