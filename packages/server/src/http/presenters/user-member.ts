import type { ActiveMember, Member, PendingMember } from '../../store/queries/members.js';
import type { CloudAppUser, GroupUserResponse, OrgUserResponse } from '../schemas/users.js';
import { wireTime } from '../wire/render.js';
import { presentUserListItem } from './user.js';

/** A member or pending user of an organization, in the newer versions. */
export function presentOrgUser(member: Member): OrgUserResponse {
  const roles = {
    groupRoleAssignments: member.projectRoles.map(({ projectId, roles: groupRoles }) => ({
      groupId: projectId,
      groupRoles: [...groupRoles],
    })),
    // The table holds what the services let through.
    orgRoles: [...member.organizationRoles],
  };
  const teamIds = [...member.teamIds];
  if (member.status === 'ACTIVE') {
    const { before, between } = presentAccount(member);
    return {
      ...before,
      id: member.id,
      ...between,
      orgMembershipStatus: member.status,
      roles,
      teamIds,
      username: member.username,
    };
  }
  return {
    id: member.id,
    ...presentInvitation(member),
    orgMembershipStatus: member.status,
    roles,
    teamIds,
    username: member.username,
  };
}

/** The same in a project, with the roles that count there. */
export function presentGroupUser(member: Member, projectRoles: readonly string[]): GroupUserResponse {
  const roles = [...new Set(projectRoles)].sort();
  if (member.status === 'ACTIVE') {
    const { before, between } = presentAccount(member);
    return {
      ...before,
      id: member.id,
      ...between,
      orgMembershipStatus: member.status,
      roles,
      username: member.username,
    };
  }
  return {
    id: member.id,
    ...presentInvitation(member),
    orgMembershipStatus: member.status,
    roles,
    username: member.username,
  };
}

/** A member as the first versions list it, with all of its roles in the organization. */
export function presentMemberListItem(member: ActiveMember, link: (path: string) => string): CloudAppUser {
  const { organizationId } = member;
  return presentUserListItem(
    member.account,
    {
      organizationRoles: member.organizationRoles.map((role) => ({ organizationId, role })),
      projectRoles: member.projectRoles,
      teamIds: member.teamIds,
    },
    link,
  );
}

/** What an account adds, in the two places that the order of the wire gives it: around the id. */
function presentAccount({ account }: ActiveMember) {
  return {
    before: {
      ...(account.country === null ? {} : { country: account.country }),
      createdAt: wireTime(account.createdAt),
      firstName: account.firstName,
    },
    between: {
      ...(account.lastAuthAt === null ? {} : { lastAuth: wireTime(account.lastAuthAt) }),
      lastName: account.lastName,
      mobileNumber: account.mobileNumber,
    },
  };
}

function presentInvitation({ invitation }: PendingMember) {
  return {
    invitationCreatedAt: wireTime(invitation.createdAt),
    invitationExpiresAt: wireTime(invitation.expiresAt),
    inviterUsername: invitation.inviterUsername,
  };
}
