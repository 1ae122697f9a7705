import { findOrganization } from '../../store/queries/organizations.js';
import type { Services } from '../services.js';
import type { MadeInvitation } from './invite.js';

/** What an invited person has to learn. The token lets whoever has it accept; it is stored nowhere. */
export interface InvitationMessage {
  readonly username: string;
  readonly organizationName: string;
  readonly inviterUsername: string;
  readonly token: string;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

/** Brings invitations to people. It answers at once and deals with its own failures. */
export interface InvitationDelivery {
  deliver(message: InvitationMessage): void;
}

/** Hands invitations to the delivery. For use after the transaction that made them. */
export async function deliverInvitations(
  { store, invitationDelivery }: Pick<Services, 'store' | 'invitationDelivery'>,
  made: readonly MadeInvitation[],
): Promise<void> {
  for (const { invitation, token } of made) {
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
