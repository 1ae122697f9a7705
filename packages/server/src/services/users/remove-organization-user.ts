import type { Caller } from '../../access/principal.js';
import { withdrawInvitation } from '../../changes/invitations/withdraw.js';
import { leaveTeam } from '../../changes/teams/membership.js';
import { setProjectRoles } from '../../changes/users/change-roles.js';
import { requireMember } from '../../changes/users/require-member.js';
import { requireNotLastOwner } from '../../changes/users/require-not-last-owner.js';
import { type EventActor, event } from '../../domain/new-event.js';
import type { ActiveMember, MembershipStatus } from '../../store/queries/members.js';
import { deleteUserOrganizationRoles } from '../../store/queries/user-roles.js';
import type { WriteTransaction } from '../../store/store.js';
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
    if (member.status === 'ACTIVE') return removeMember(transaction, actor, member);
    await withdrawInvitation(transaction, actor, member);
  });
}

async function removeMember(
  transaction: WriteTransaction,
  actor: EventActor,
  member: ActiveMember,
): Promise<void> {
  const { organizationId, id } = member;
  await requireNotLastOwner(transaction.database, member, 'CANNOT_DELETE_LAST_ADMIN');
  for (const teamId of member.teamIds) await leaveTeam(transaction, actor, member, teamId);
  for (const { projectId } of member.projectRoles)
    await setProjectRoles(transaction, actor, member, { projectId, roles: [] });
  await deleteUserOrganizationRoles(transaction.database, { userId: id, organizationId });
  transaction.changed({ kind: 'user', subject: id });
  await transaction.recordEvent(
    event('REMOVED_FROM_ORG', { organizationId, actor, targetUsername: member.username }),
  );
}
