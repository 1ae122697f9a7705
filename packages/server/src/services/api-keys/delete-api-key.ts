import type { Caller } from '../../access/principal.js';
import { removeApiKey } from '../../changes/api-keys/remove-api-key.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** Deletes a key from its organization and with it from every project. Its calls are refused from the very next one. */
export async function deleteApiKey(
  { store }: Services,
  caller: Caller,
  key: { organizationId: string; id: string; force: boolean },
): Promise<void> {
  await store.write(askedBy(caller, key.organizationId), (transaction) =>
    removeApiKey(transaction, actorOf(caller), key),
  );
}
