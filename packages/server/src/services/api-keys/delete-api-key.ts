import type { Caller } from '../../access/principal.js';
import { requireApiKey } from '../../changes/api-keys/require-api-key.js';
import { requireOwnerRemains } from '../../changes/organizations/require-owner-remains.js';
import { event } from '../../domain/new-event.js';
import { deleteCredential } from '../../store/queries/credentials.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * Deletes a key from its organization and with it from every project. Its calls are refused from the very next one.
 * Refuses to delete the last owner unless `force` is set.
 */
export async function deleteApiKey(
  { store }: Services,
  caller: Caller,
  key: { organizationId: string; id: string; force: boolean },
): Promise<void> {
  await store.write(askedBy(caller, key.organizationId), async (transaction) => {
    const { publicKey } = await requireApiKey(transaction.database, key.organizationId, key.id);
    await requireOwnerRemains(transaction, key, () => deleteCredential(transaction.database, key.id));
    transaction.changed({ kind: 'credential', subject: publicKey, of: key.organizationId });
    await transaction.recordEvent(
      event('API_KEY_DELETED', {
        organizationId: key.organizationId,
        actor: actorOf(caller),
        targetPublicKey: publicKey,
      }),
    );
  });
}
