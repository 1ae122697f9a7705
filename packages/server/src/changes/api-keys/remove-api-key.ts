import type { EventActor } from '../../domain/new-event.js';
import { event } from '../../domain/new-event.js';
import { deleteCredential } from '../../store/queries/credentials.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireOwnerRemains } from '../organizations/require-owner-remains.js';
import { requireApiKey } from './require-api-key.js';

/**
 * Deletes a key from its organization and with it from every project. The key is refused on the very next request. `force`:
 * even when no usable owner would remain.
 */
export async function removeApiKey(
  transaction: WriteTransaction,
  actor: EventActor,
  key: { organizationId: string; id: string; force: boolean },
): Promise<void> {
  const { organizationId, id } = key;
  const { publicKey, description, organizationRoles } = await requireApiKey(
    transaction.database,
    organizationId,
    id,
  );
  await requireOwnerRemains(transaction, key, () => deleteCredential(transaction.database, id));
  transaction.changed({ kind: 'credential', subject: publicKey, of: organizationId });
  await transaction.recordEvent(
    event(
      'API_KEY_DELETED',
      { organizationId, actor, targetPublicKey: publicKey },
      { description: [description, null], roles: [organizationRoles, null] },
    ),
  );
}
