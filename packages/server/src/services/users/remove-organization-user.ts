import type { Caller } from '../../access/principal.js';
import { withdrawInvitation } from '../../changes/invitations/withdraw.js';
import { removeMember } from '../../changes/users/remove-member.js';
import { requireMember } from '../../changes/users/require-member.js';
import { requireNotLastOwner } from '../../changes/users/require-not-last-owner.js';
import type { MembershipStatus } from '../../store/queries/members.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * Removes somebody from an organization: a member with all roles and teams there, or an invited person with the
 * invitation. The account stays, and so do its sessions and what it has in other organizations.
 */
export async function removeOrganizationUser(
  { store }: Services,
  caller: Caller,
  which: { organizationId: string; id: string; statuses: readonly MembershipStatus[] },
): Promise<void> {
  await store.write(askedBy(caller, which.organizationId, which.id), async (transaction) => {
    const { database, now } = transaction;
    const actor = actorOf(caller);
    const member = await requireMember(database, { ...which, now });
    if (member.status === 'ACTIVE') {
      await requireNotLastOwner(database, member, 'CANNOT_DELETE_LAST_ADMIN');
      return removeMember(transaction, actor, member);
    }
    await withdrawInvitation(transaction, actor, member);
  });
}
