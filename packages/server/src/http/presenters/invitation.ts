import type { Invitation } from '../../store/queries/invitations.js';
import type { ProjectInvitation } from '../../store/queries/project-invitations.js';
import type { GroupInvitation, OrganizationInvitation } from '../schemas/invitations.js';
import { wireTime } from '../wire/render.js';

/**
 * An invitation to an organization on the wire. `roles`: in the order in which the request gave them, which answers to
 * changes keep (recorded responses, section 9).
 */
export function presentOrganizationInvitation(
  invitation: Invitation,
  organizationName: string,
  roles: readonly string[] = invitation.organizationRoles,
): OrganizationInvitation {
  return {
    createdAt: wireTime(invitation.createdAt),
    expiresAt: wireTime(invitation.expiresAt),
    groupRoleAssignments: invitation.projects.flatMap(({ projectId, roles: groupRoles }) =>
      groupRoles.map((groupRole) => ({ groupId: projectId, groupRole })),
    ),
    id: invitation.id,
    inviterUsername: invitation.inviterUsername,
    orgId: invitation.organizationId,
    orgName: organizationName,
    // The table holds what the services let through.
    roles: [...new Set(roles)],
    teamIds: [...invitation.teamIds],
    username: invitation.username,
  };
}

/** The part of an invitation that is about one project, which the old model shows as an invitation of its own. */
export function presentProjectInvitation(
  part: Omit<ProjectInvitation, 'invitationId'>,
  { username, projectName }: { username: string; projectName: string },
  roles: readonly string[] = part.roles,
): GroupInvitation {
  return {
    createdAt: wireTime(part.createdAt),
    expiresAt: wireTime(part.expiresAt),
    groupId: part.projectId,
    groupName: projectName,
    id: part.id,
    inviterUsername: part.inviterUsername,
    roles: [...new Set(roles)],
    username,
  };
}
