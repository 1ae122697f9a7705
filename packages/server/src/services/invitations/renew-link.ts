import type { Caller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { generateInvitationToken, sha256Hex } from '../../domain/secrets.js';
import { type Invitation, listInvitations, setInvitationToken } from '../../store/queries/invitations.js';
import { pendingMember } from '../../store/queries/members.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * A new link for an invitation that still stands, for owners to hand on themselves; earlier links stop working.
 */
export async function renewInvitationLink(
  { store }: Pick<Services, 'store'>,
  caller: Caller,
  { organizationId, invitationId }: { organizationId: string; invitationId: string },
): Promise<{ invitation: Invitation; token: string }> {
  const token = generateInvitationToken();
  const invitation = await store.write(askedBy(caller, organizationId), async (transaction) => {
    const { database, now } = transaction;
    transaction.withoutEvent('the invitation stays what it is');
    const [found] = await listInvitations(database, [invitationId]);
    if (found?.organizationId !== organizationId || pendingMember(found, now).status !== 'PENDING')
      throw new RefusalError(refuse('INVALID_INVITATION_ID', invitationId));
    await setInvitationToken(database, invitationId, sha256Hex(token));
    return found;
  });
  return { invitation, token };
}
