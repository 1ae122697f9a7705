import type { Caller } from '../../access/principal.js';
import { changeKeyFacts } from '../../changes/api-keys/change-facts.js';
import { requireApiKey } from '../../changes/api-keys/require-api-key.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { ChangeableApiKeyFacts } from '../../store/queries/api-key-facts.js';
import { actorOf } from '../actor.js';
import type { Services } from '../services.js';

/** Changes what is true of a key by itself. An end in the past is refused: a key that is to end now is deleted. */
export async function setFactsOfApiKey(
  { store }: Services,
  caller: Caller,
  {
    organizationId,
    id,
    facts,
  }: { organizationId: string; id: string; facts: Partial<ChangeableApiKeyFacts> },
): Promise<void> {
  const { expiresAt = null } = facts;
  await store.write(async (transaction) => {
    if (expiresAt !== null && expiresAt <= transaction.now)
      throw new RefusalError(refuse('API_KEY_EXPIRY_IN_PAST', new Date(expiresAt).toISOString()));
    const key = await requireApiKey(transaction.database, organizationId, id);
    if (!(await changeKeyFacts(transaction, actorOf(caller), key, facts)))
      transaction.withoutEvent('all of that was true of the key before');
  });
}
