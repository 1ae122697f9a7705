import { RefusalError, refuse } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import { countMembers, type Member, type PendingMember } from '../../store/queries/members.js';
import type { EventActor, WriteTransaction } from '../../store/store.js';
import { sameRoles } from '../roles/check-roles.js';
import { requireNotLastOwner, rolesInProject } from './checks.js';

/**
 * Makes these the organization roles of a member, or what the invitation of a pending user promises, with the event;
 * true when that changed something. The roles are checked by the caller. Refuses with CANNOT_REMOVE_ALL_USER_ROLES and
 * CANNOT_DEMOTE_LAST_ORG_OWNER.
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
  if (member.status === 'ACTIVE') {
    if (!roles.includes('ORG_OWNER'))
      await requireNotLastOwner(database, member, 'CANNOT_DEMOTE_LAST_ORG_OWNER');
    await database
      .deleteFrom('user_organization_roles')
      .where('user_id', '=', id)
      .where('organization_id', '=', organizationId)
      .execute();
    await database
      .insertInto('user_organization_roles')
      .values(roles.map((role) => ({ user_id: id, organization_id: organizationId, role })))
      .execute();
    transaction.changed({ kind: 'user', subject: id });
  } else {
    const invitationId = member.invitation.id;
    await database
      .deleteFrom('invitation_organization_roles')
      .where('invitation_id', '=', invitationId)
      .execute();
    await database
      .insertInto('invitation_organization_roles')
      .values(roles.map((role) => ({ invitation_id: invitationId, role })))
      .execute();
  }
  await transaction.recordEvent({
    type: 'USER_ROLES_CHANGED_AUDIT',
    organizationId,
    actor,
    details: { targetUsername: member.username },
  });
  return true;
}

/**
 * Makes these the roles of a member in a project, with the event; none takes the member out of it, and somebody who had
 * none comes in (MAX_USERS_PER_GROUP_EXCEEDED). True when that changed something. Roles and project are checked by the
 * caller.
 */
export async function setProjectRoles(
  transaction: WriteTransaction,
  actor: EventActor,
  member: Member,
  { projectId, roles }: { projectId: string; roles: readonly string[] },
): Promise<boolean> {
  const before = rolesInProject(member, projectId);
  if (sameRoles(roles, before)) return false;
  if (before.length === 0) await requireRoomInProject(transaction, member.organizationId, projectId);
  if (member.status === 'ACTIVE') await writeProjectRoles(transaction, member.id, projectId, roles);
  else await writePromisedProjectRoles(transaction, actor, member, projectId, roles);
  const isActive = member.status === 'ACTIVE';
  const joined = isActive ? 'JOINED_GROUP' : 'INVITED_TO_GROUP';
  const left = isActive ? 'REMOVED_FROM_GROUP' : 'GROUP_INVITATION_DELETED';
  await transaction.recordEvent({
    type: before.length === 0 ? joined : roles.length === 0 ? left : 'USER_ROLES_CHANGED_AUDIT',
    organizationId: member.organizationId,
    projectId,
    actor,
    details: { targetUsername: member.username },
  });
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

async function writeProjectRoles(
  transaction: WriteTransaction,
  userId: string,
  projectId: string,
  roles: readonly string[],
): Promise<void> {
  const { database } = transaction;
  await database
    .deleteFrom('user_project_roles')
    .where('user_id', '=', userId)
    .where('project_id', '=', projectId)
    .execute();
  if (roles.length > 0)
    await database
      .insertInto('user_project_roles')
      .values(roles.map((role) => ({ user_id: userId, project_id: projectId, role })))
      .execute();
  transaction.changed({ kind: 'user', subject: userId });
}

async function writePromisedProjectRoles(
  { database, now }: WriteTransaction,
  actor: EventActor,
  { invitation }: PendingMember,
  projectId: string,
  roles: readonly string[],
): Promise<void> {
  const known = invitation.projects.find((part) => part.projectId === projectId);
  if (roles.length === 0) {
    if (known) await database.deleteFrom('project_invitations').where('id', '=', known.id).execute();
    return;
  }
  const id = known?.id ?? newId(now);
  if (known) {
    await database.deleteFrom('project_invitation_roles').where('project_invitation_id', '=', id).execute();
  } else {
    await database
      .insertInto('project_invitations')
      .values({
        id,
        invitation_id: invitation.id,
        project_id: projectId,
        inviter_username: actor.name ?? invitation.inviterUsername,
        created_at: now,
        expires_at: invitation.expiresAt,
      })
      .execute();
  }
  await database
    .insertInto('project_invitation_roles')
    .values(roles.map((role) => ({ project_invitation_id: id, role })))
    .execute();
}
