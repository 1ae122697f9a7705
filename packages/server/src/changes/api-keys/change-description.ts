import { type EventActor, event } from '../../domain/new-event.js';
import type { ApiKey } from '../../store/queries/api-keys.js';
import { setCredentialDescription } from '../../store/queries/credentials.js';
import type { WriteTransaction } from '../../store/store.js';

/** Writes a new description with its event; true when there was something to change. Nothing given means unchanged. */
export async function changeDescription(
  transaction: WriteTransaction,
  actor: EventActor,
  { id, organizationId, description: before, publicKey }: ApiKey,
  description: string | undefined,
): Promise<boolean> {
  if (!description || description === before) return false;
  await setCredentialDescription(transaction.database, id, description);
  await transaction.recordEvent(
    event('API_KEY_DESCRIPTION_CHANGED', { organizationId, actor, targetPublicKey: publicKey }),
  );
  return true;
}
