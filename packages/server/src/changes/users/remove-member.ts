import type { EventActor } from '../../domain/new-event.js';
import { event } from '../../domain/new-event.js';
import type { ActiveMember } from '../../store/queries/members.js';
import { deleteUserOrganizationRoles } from '../../store/queries/user-roles.js';
import type { WriteTransaction } from '../../store/store.js';
import { leaveTeam } from '../teams/membership.js';
import { setProjectRoles } from './change-roles.js';

/** Takes a member out of an organization with all roles and teams there, with the events. */
export async function removeMember(
  transaction: WriteTransaction,
  actor: EventActor,
  member: ActiveMember,
): Promise<void> {
  const { organizationId, id } = member;
  for (const teamId of member.teamIds) await leaveTeam(transaction, actor, member, teamId);
  for (const { projectId } of member.projectRoles)
    await setProjectRoles(transaction, actor, member, { projectId, roles: [] });
  await deleteUserOrganizationRoles(transaction.database, { userId: id, organizationId });
  transaction.changed({ kind: 'user', subject: id });
  await transaction.recordEvent(
    event(
      'REMOVED_FROM_ORG',
      { organizationId, actor, targetUsername: member.username },
      { roles: [member.organizationRoles, null] },
    ),
  );
}
