import { RefusalError, refuse } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import { type EventActor, event } from '../../domain/new-event.js';
import type { RolesInProject } from '../../domain/roles.js';
import { replaceInvitationRoles } from '../../store/queries/invitation-promises.js';
import { countMembers, type Member, type PendingMember } from '../../store/queries/members.js';
import {
  deleteProjectInvitation,
  insertProjectInvitation,
  replaceProjectInvitationRoles,
} from '../../store/queries/project-invitations.js';
import {
  deleteUserOrganizationRoles,
  insertUserOrganizationRoles,
  replaceUserProjectRoles,
} from '../../store/queries/user-roles.js';
import type { WriteTransaction } from '../../store/store.js';
import { sameRoles } from '../roles/check-roles.js';
import { rolesInProject } from '../roles/roles-in-project.js';
import { requireNotLastOwner } from './require-not-last-owner.js';

/**
 * Makes these the organization roles of a member, or what the invitation of a pending user promises, with the event;
 * true when that changed something. The roles are checked by the caller.
 */
export async function setOrganizationRoles(
  transaction: WriteTransaction,
  actor: EventActor,
  member: Member,
  roles: readonly string[],
): Promise<boolean> {
  const { database } = transaction;
  if (roles.length === 0) throw new RefusalError(refuse('CANNOT_REMOVE_ALL_USER_ROLES', member.id));
  if (sameRoles(roles, member.organizationRoles)) return false;
  const { id, organizationId } = member;
  const isActive = member.status === 'ACTIVE';
  if (isActive) {
    transaction.involve(id);
    if (!roles.includes('ORG_OWNER'))
      await requireNotLastOwner(database, member, 'CANNOT_DEMOTE_LAST_ORG_OWNER');
    await deleteUserOrganizationRoles(database, { userId: id, organizationId });
    await insertUserOrganizationRoles(database, { userId: id, organizationId }, roles);
    transaction.changed({ kind: 'user', subject: id });
  } else await replaceInvitationRoles(database, member.invitation.id, roles);
  await transaction.recordEvent(
    // What an invitation promises is no role yet: the live service tells of no change (recorded).
    event(
      isActive ? 'USER_ROLES_CHANGED_AUDIT' : 'ORG_INVITATION_CHANGED',
      { organizationId, actor, targetUsername: member.username },
      { roles: [member.organizationRoles, roles] },
    ),
  );
  return true;
}

/**
 * Makes these the roles of a member in a project, with the event; none takes the member out of it, and somebody who had
 * none comes in, where there is room. True when that changed something. Roles and project are checked by the
 * caller.
 */
export async function setProjectRoles(
  transaction: WriteTransaction,
  actor: EventActor,
  member: Member,
  { projectId, roles }: RolesInProject,
): Promise<boolean> {
  const before = rolesInProject(member, projectId);
  if (sameRoles(roles, before)) return false;
  const isActive = member.status === 'ACTIVE';
  if (isActive) transaction.involve(member.id);
  if (before.length === 0) await requireRoomInProject(transaction, member.organizationId, projectId);
  if (isActive) {
    await replaceUserProjectRoles(transaction.database, member.id, { projectId, roles });
    transaction.changed({ kind: 'user', subject: member.id });
  } else await promiseProjectRoles(transaction, actor, member, { projectId, roles });
  const joined = isActive ? 'JOINED_GROUP' : 'INVITED_TO_GROUP';
  const left = isActive ? 'REMOVED_FROM_GROUP' : 'GROUP_INVITATION_DELETED';
  await transaction.recordEvent(
    event(
      before.length === 0 ? joined : roles.length === 0 ? left : 'USER_ROLES_CHANGED_AUDIT',
      { organizationId: member.organizationId, projectId, actor, targetUsername: member.username },
      { roles: [before, roles] },
    ),
  );
  return true;
}

async function requireRoomInProject(
  { database, now }: WriteTransaction,
  organizationId: string,
  projectId: string,
): Promise<void> {
  const users = await countMembers(database, { organizationId, project: { id: projectId }, now });
  if (users >= limits.usersPerProject)
    throw new RefusalError(refuse('MAX_USERS_PER_GROUP_EXCEEDED', limits.usersPerProject, projectId));
}

async function promiseProjectRoles(
  { database, now }: WriteTransaction,
  actor: EventActor,
  { invitation }: PendingMember,
  { projectId, roles }: RolesInProject,
): Promise<void> {
  const known = invitation.projects.find((part) => part.projectId === projectId);
  if (roles.length === 0) {
    if (known) await deleteProjectInvitation(database, known.id);
    return;
  }
  const id = known?.id ?? newId(now);
  if (!known)
    await insertProjectInvitation(database, {
      id,
      invitationId: invitation.id,
      projectId,
      inviterUsername: actor.name ?? invitation.inviterUsername,
      createdAt: now,
      expiresAt: invitation.expiresAt,
    });
  await replaceProjectInvitationRoles(database, id, roles);
}
