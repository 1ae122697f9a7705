import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { leaveTeam } from '../../changes/teams/membership.js';
import { setProjectRoles } from '../../changes/users/change-roles.js';
import { requireMember, requireNotLastOwner } from '../../changes/users/checks.js';
import type { ActiveMember, MembershipStatus } from '../../store/queries/members.js';
import type { EventActor, WriteTransaction } from '../../store/store.js';
import type { Services } from '../services.js';

/**
 * Removes somebody from an organization: a member with all roles and teams there, or an invited person with the
 * invitation. The account stays, and so do its sessions and what it has in other organizations. Refuses with
 * INVALID_USER_ID, USER_NOT_FOUND and CANNOT_DELETE_LAST_ADMIN.
 */
export async function removeOrganizationUser(
  { store }: Services,
  caller: Caller,
  which: { organizationId: string; id: string; statuses: readonly MembershipStatus[] },
): Promise<void> {
  await store.write(async (transaction) => {
    const { database, now } = transaction;
    const actor = actorOf(caller);
    const member = await requireMember(database, { ...which, now });
    if (member.status === 'ACTIVE') return removeMember(transaction, actor, member);
    await database.deleteFrom('organization_invitations').where('id', '=', member.invitation.id).execute();
    await transaction.recordEvent({
      type: 'ORG_INVITATION_DELETED',
      organizationId: member.organizationId,
      actor,
      details: { targetUsername: member.username },
    });
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
  await transaction.database
    .deleteFrom('user_organization_roles')
    .where('user_id', '=', id)
    .where('organization_id', '=', organizationId)
    .execute();
  transaction.changed({ kind: 'user', subject: id });
  await transaction.recordEvent({
    type: 'REMOVED_FROM_ORG',
    organizationId,
    actor,
    details: { targetUsername: member.username },
  });
}
