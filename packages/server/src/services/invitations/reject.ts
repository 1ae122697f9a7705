import type { UserCaller } from '../../access/principal.js';
import { answeringOf } from '../../changes/invitations/answering.js';
import { requireOpenInvitation } from '../../changes/invitations/open-invitation.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { event, SYSTEM } from '../../domain/new-event.js';
import { setInvitationRejectedAt } from '../../store/queries/invitations.js';
import { about } from '../../store/subjects.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * Rejects an invitation, which can then not be accepted any more; whoever invited sees that. Where the link was mailed,
 * somebody with an account has to be signed in. One that an owner fetched is enough by itself: that owner can withdraw the
 * invitation anyway, and is not told whether there is an account.
 */
export async function rejectInvitation(
  { store, now }: Pick<Services, 'store' | 'now'>,
  { token, caller, address }: { token: string; caller: UserCaller | undefined; address: string },
): Promise<void> {
  const { organizationId } = await requireOpenInvitation(store.reader, token, now());
  const subjects = caller ? askedBy(caller, organizationId) : about(organizationId);
  await store.write(subjects, async (transaction) => {
    const { database } = transaction;
    const invitation = await requireOpenInvitation(database, token, transaction.now);
    const { id, username, isLinkHandedOn } = invitation;
    if (caller && caller.principal.username !== username)
      throw new RefusalError(refuse('INVITATION_FOR_SOMEONE_ELSE', username));
    if (!caller && !isLinkHandedOn && !(await answeringOf(database, invitation)).mayMakeAccount)
      throw new RefusalError(refuse('INVITATION_NEEDS_SIGN_IN', username));
    await setInvitationRejectedAt(database, id, transaction.now);
    // Nothing closer is published.
    await transaction.recordEvent(
      event(
        'ORG_INVITATION_DELETED',
        {
          organizationId,
          // Who rejects without an account has no id to be named by.
          actor: caller ? actorOf(caller) : { ...SYSTEM, remoteAddress: address },
          targetUsername: username,
        },
        { roles: [invitation.organizationRoles, null] },
      ),
    );
  });
}
