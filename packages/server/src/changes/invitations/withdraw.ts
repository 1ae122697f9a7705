import { type EventActor, event } from '../../domain/new-event.js';
import { deleteInvitationOf } from '../../store/queries/invitations.js';
import type { WriteTransaction } from '../../store/store.js';

/** Deletes the invitation of a user name, whatever its state, with the event; false when there is none. */
export async function withdrawInvitation(
  transaction: WriteTransaction,
  actor: EventActor,
  { organizationId, username }: { readonly organizationId: string; readonly username: string },
): Promise<boolean> {
  if (!(await deleteInvitationOf(transaction.database, organizationId, username))) return false;
  await transaction.recordEvent(
    event('ORG_INVITATION_DELETED', { organizationId, actor, targetUsername: username }),
  );
  return true;
}
