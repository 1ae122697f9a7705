import { type EventActor, event } from '../../domain/new-event.js';
import { deleteInvitation, findInvitationByName } from '../../store/queries/invitations.js';
import type { WriteTransaction } from '../../store/store.js';

/** Deletes the invitation of a user name, whatever its state, with the event; false when there is none. */
export async function withdrawInvitation(
  transaction: WriteTransaction,
  actor: EventActor,
  { organizationId, username }: { readonly organizationId: string; readonly username: string },
): Promise<boolean> {
  const { database } = transaction;
  const invitation = await findInvitationByName(database, organizationId, username);
  if (invitation === undefined) return false;
  await deleteInvitation(database, invitation.id);
  await transaction.recordEvent(
    event(
      'ORG_INVITATION_DELETED',
      { organizationId, actor, targetUsername: username },
      { roles: [invitation.organizationRoles, null] },
    ),
  );
  return true;
}
