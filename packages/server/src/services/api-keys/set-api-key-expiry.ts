import type { Caller } from '../../access/principal.js';
import { changeKeyFacts } from '../../changes/api-keys/change-facts.js';
import { requireApiKey } from '../../changes/api-keys/checks.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { actorOf } from '../actor.js';
import type { Services } from '../services.js';

/**
 * Says when a key expires: `expiresAt` in UTC milliseconds, null for never. Refuses with API_KEY_EXPIRY_IN_PAST: a key that
 * is to end now is deleted.
 */
export async function setExpiryOfApiKey(
  { store }: Services,
  caller: Caller,
  { organizationId, id, expiresAt }: { organizationId: string; id: string; expiresAt: number | null },
): Promise<void> {
  await store.write(async (transaction) => {
    if (expiresAt !== null && expiresAt <= transaction.now)
      throw new RefusalError(refuse('API_KEY_EXPIRY_IN_PAST', new Date(expiresAt).toISOString()));
    const key = await requireApiKey(transaction.database, organizationId, id);
    if (!(await changeKeyFacts(transaction, actorOf(caller), key, { expiresAt })))
      transaction.withoutEvent('the key already ends then');
  });
}
