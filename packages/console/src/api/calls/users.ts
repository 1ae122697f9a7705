import { get, groupPath, orgPath, patch, post, remove } from '../call.js';
import { quoted } from '../curl.js';
import type { Page } from '../types.js';

export type MembershipStatus = 'ACTIVE' | 'PENDING' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED';

/** A member, or somebody who was invited: `id` is then that of the pending user. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly orgMembershipStatus: MembershipStatus;
  /** Members have these four. */
  readonly firstName?: string;
  readonly lastName?: string;
  readonly createdAt?: string;
  readonly lastAuth?: string;
  /** Those who were invited have these three. */
  readonly invitationCreatedAt?: string;
  readonly invitationExpiresAt?: string | null;
  readonly inviterUsername?: string;
}

export interface OrgUser extends Person {
  readonly roles: {
    readonly orgRoles: readonly string[];
    readonly groupRoleAssignments: readonly {
      readonly groupId: string;
      readonly groupRoles: readonly string[];
    }[];
  };
  readonly teamIds: readonly string[];
}

export interface GroupUser extends Person {
  readonly roles: readonly string[];
}

interface Invitation {
  readonly id: string;
  readonly username: string;
}

/** `link` lets whoever has it accept the invitation. */
export interface InvitationLink {
  readonly link: string;
  readonly expiresAt: string;
  readonly username: string;
}

/** Public lists give at most this many rows at once: as many as an organization has people. */
export const WHOLE_LIST = { itemsPerPage: 500 } as const;

const userPath = (scopePath: string, userId: string) => `${scopePath}/users/${encodeURIComponent(userId)}`;

/** Members and those whose invitation stands, unless other statuses are asked for. */
export const listOrgUsers = (orgId: string, orgMembershipStatuses: readonly MembershipStatus[] = []) =>
  get<Page<OrgUser>>(`${orgPath(orgId)}/users`, {
    query: { ...WHOLE_LIST, ...(orgMembershipStatuses.length > 0 && { orgMembershipStatuses }) },
    cli: `organizations users list --orgId ${orgId}`,
  });

export interface NewOrgUser {
  readonly username: string;
  readonly roles: {
    readonly orgRoles: readonly string[];
    readonly groupRoleAssignments?: OrgUser['roles']['groupRoleAssignments'];
  };
  readonly teamIds?: readonly string[];
}

/** Invites somebody; an invitation that stands is renewed. */
export function inviteOrgUser(orgId: string, user: NewOrgUser) {
  const words = [
    `organizations invitations invite ${quoted(user.username)} --orgId ${orgId}`,
    ...user.roles.orgRoles.map((role) => `--role ${role}`),
    ...(user.teamIds ?? []).map((id) => `--teamId ${id}`),
  ];
  return post<OrgUser>(
    `${orgPath(orgId)}/users`,
    user,
    // The command has no flag for roles in projects.
    user.roles.groupRoleAssignments?.length ? {} : { cli: words.join(' ') },
  );
}

/** Replaces the organization roles; what is held in projects and teams stays. */
export const updateOrgUserRoles = (orgId: string, userId: string, orgRoles: readonly string[]) =>
  patch<OrgUser>(userPath(orgPath(orgId), userId), { roles: { orgRoles } });

/** Removes a member, or ends an invitation. */
export const removeOrgUser = (orgId: string, userId: string) => remove(userPath(orgPath(orgId), userId));

/** The invitations that stand; `username` narrows them to the one of a person. */
export const listInvitations = (orgId: string, username?: string) =>
  get<readonly Invitation[]>(`${orgPath(orgId)}/invites`, {
    query: { username },
    cli: `organizations invitations list --orgId ${orgId}${username === undefined ? '' : ` --email ${quoted(username)}`}`,
  });

/** A link to hand on; it ends the one before. */
export const createInvitationLink = (orgId: string, invitationId: string) =>
  post<InvitationLink>(
    `/api/private/orgs/${orgId}/invitations/${encodeURIComponent(invitationId)}/link`,
    undefined,
  );

/** Who can use a project: by roles of their own, of their teams, or of the organization. */
export const listGroupUsers = (groupId: string) =>
  get<Page<GroupUser>>(`${groupPath(groupId)}/users`, {
    query: { ...WHOLE_LIST, flattenTeams: true, includeOrgUsers: true },
    cli: `projects users list --projectId ${groupId}`,
  });

/** Gives a member of the organization these roles at once; anybody else is invited to it. */
export const addGroupUser = (groupId: string, user: { username: string; roles: readonly string[] }) =>
  post<GroupUser>(`${groupPath(groupId)}/users`, user, {
    cli: [
      `projects invitations invite ${quoted(user.username)} --projectId ${groupId}`,
      ...user.roles.map((role) => `--role ${role}`),
    ].join(' '),
  });

export const addGroupUserRole = (groupId: string, userId: string, groupRole: string) =>
  post<GroupUser>(`${userPath(groupPath(groupId), userId)}:addRole`, { groupRole });

export const removeGroupUserRole = (groupId: string, userId: string, groupRole: string) =>
  post<GroupUser>(`${userPath(groupPath(groupId), userId)}:removeRole`, { groupRole });

/** Takes somebody out of a project, who stays in the organization. */
export const removeGroupUser = (groupId: string, userId: string) =>
  remove(userPath(groupPath(groupId), userId), {
    cli: `projects users delete ${userId} --projectId ${groupId} --force`,
  });
