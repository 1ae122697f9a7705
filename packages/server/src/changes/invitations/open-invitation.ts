import { RefusalError, refuse } from '../../domain/errors.js';
import { sha256Hex } from '../../domain/secrets.js';
import { findInvitationByToken, type Invitation } from '../../store/queries/invitations.js';
import { pendingMember } from '../../store/queries/members.js';
import type { Reader } from '../../store/store.js';

/** The invitation that a link leads to while it can be accepted. */
export async function requireOpenInvitation(reader: Reader, token: string, now: number): Promise<Invitation> {
  const invitation = await findInvitationByToken(reader, sha256Hex(token));
  if (invitation === undefined || pendingMember(invitation, now).status !== 'PENDING')
    throw new RefusalError(refuse('INVITATION_LINK_INVALID'));
  return invitation;
}
