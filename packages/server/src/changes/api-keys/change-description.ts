import type { ApiKey } from '../../store/queries/api-keys.js';
import type { EventActor, WriteTransaction } from '../../store/store.js';

/** Writes a new description with its event; true when there was something to change. Nothing given means unchanged. */
export async function changeDescription(
  transaction: WriteTransaction,
  actor: EventActor,
  before: ApiKey,
  description: string | undefined,
): Promise<boolean> {
  if (!description || description === before.description) return false;
  await transaction.database
    .updateTable('credentials')
    .set({ description })
    .where('id', '=', before.id)
    .execute();
  await transaction.recordEvent({
    type: 'API_KEY_DESCRIPTION_CHANGED',
    organizationId: before.organizationId,
    actor,
    details: { targetPublicKey: before.publicKey },
  });
  return true;
}
