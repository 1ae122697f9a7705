import type { MadeInvitation } from '../../changes/invitations/invite.js';
import { findOrganization } from '../../store/queries/organizations.js';
import type { Store } from '../../store/store.js';
import type { InvitationDelivery } from '../mail/invitation-mail.js';

/** Hands invitations to the delivery. For use after the transaction that made them. */
export async function deliverInvitations(
  { store, invitationDelivery }: { readonly store: Store; readonly invitationDelivery: InvitationDelivery },
  made: readonly MadeInvitation[],
): Promise<void> {
  for (const { invitation, token } of made) {
    if (token === undefined) continue;
    const organization = await findOrganization(store.reader, invitation.organizationId);
    if (organization === undefined) continue;
    invitationDelivery.deliver({
      username: invitation.username,
      organizationName: organization.name,
      inviterUsername: invitation.inviterUsername,
      token,
      expiresAt: invitation.expiresAt,
    });
  }
}
