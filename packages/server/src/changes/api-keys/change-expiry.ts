import { type EventActor, event } from '../../domain/new-event.js';
import { setApiKeyExpiry } from '../../store/queries/api-key-expiry.js';
import type { ApiKey } from '../../store/queries/api-keys.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireOwnerRemains } from '../organizations/require-owner-remains.js';

/**
 * Gives a key another end with the event; true when it had a different one. `expiresAt` in UTC milliseconds; null: the key
 * does not expire. A key counts as an owner until its end, so CANNOT_REMOVE_LAST_OWNER_CREDENTIAL is for an end in the past.
 */
export async function changeKeyExpiry(
  transaction: WriteTransaction,
  actor: EventActor,
  { id, organizationId, publicKey, expiresAt: before }: ApiKey,
  expiresAt: number | null,
): Promise<boolean> {
  if (expiresAt === before) return false;
  await requireOwnerRemains(transaction, { organizationId, force: false }, () =>
    setApiKeyExpiry(transaction.database, id, expiresAt),
  );
  transaction.changed({ kind: 'credential', subject: publicKey });
  await transaction.recordEvent(
    event('API_KEY_EXPIRY_CHANGED', { organizationId, actor, targetPublicKey: publicKey }),
  );
  return true;
}
