import type { Atlas, AtlasOperations, DefaultOperations, InputOf, Page, Private } from '@sallyport/client';
import { type Call, call } from '../call.js';
import { quoted } from '../curl.js';
import type { Merged } from '../merged.js';
import { FOUND_AT_ONCE, roleFlags } from './scopes.js';

/** A member, or somebody who was invited: `id` is then that of the pending user. */
export type OrgUser = Merged<Atlas.OrgUserResponse>;
export type GroupUser = Merged<Atlas.GroupUserResponse>;
export type Person = Omit<OrgUser, 'roles' | 'teamIds'>;
export type MembershipStatus = OrgUser['orgMembershipStatus'];

/** Members and those whose invitation stands. */
export const listOrgUsers = (orgId: string): Call<Page<OrgUser>> =>
  call('listOrgUsers', { orgId }, `organizations users list --orgId ${orgId}`);

/** The one with this user name, if there is one; of members and those whose invitation stands, unless others are asked for. */
export const findOrgUser = (
  orgId: string,
  username: string,
  orgMembershipStatuses: readonly MembershipStatus[] = [],
): Call<Page<OrgUser>> =>
  call('listOrgUsers', {
    orgId,
    username,
    itemsPerPage: 1,
    ...(orgMembershipStatuses.length > 0 && { orgMembershipStatuses }),
  });

export type PeopleQuery = Omit<InputOf<DefaultOperations, 'listOrgPeople'>, 'orgId'>;

/** The same, searched, narrowed, sorted and paged by the server. */
export const listOrgPeople = (orgId: string, query: PeopleQuery): Call<Page<OrgUser>> =>
  call('listOrgPeople', { ...query, orgId });

/** People of an organization whose user name or name holds a text, a few of them. */
export const findPeople = (orgId: string, search: string, query: PeopleQuery = {}): Call<Page<OrgUser>> =>
  listOrgPeople(orgId, { ...query, itemsPerPage: FOUND_AT_ONCE, ...(search !== '' && { search }) });

/** Somebody who can use a project, and by what. */
export type GroupPerson = Omit<Private.GroupPerson, 'user'> & { readonly user: GroupUser };
export type GroupPeopleQuery = Omit<InputOf<DefaultOperations, 'listGroupPeople'>, 'groupId'>;

export const listGroupPeople = (groupId: string, query: GroupPeopleQuery): Call<Page<GroupPerson>> =>
  call('listGroupPeople', { ...query, groupId });

export type NewOrgUser = InputOf<AtlasOperations, 'createOrgUser'>['body'];

/** Invites somebody; an invitation that stands is renewed. */
export function inviteOrgUser(orgId: string, user: NewOrgUser) {
  const { username, roles, teamIds = [] } = user;
  const teams = teamIds.map((id) => ` --teamId ${id}`).join('');
  return call(
    'createOrgUser',
    { orgId, body: user },
    // The command has no flag for roles in projects.
    roles.groupRoleAssignments?.length
      ? undefined
      : `organizations invitations invite ${quoted(username)} --orgId ${orgId}${roleFlags(roles.orgRoles)}${teams}`,
  );
}

/** Replaces the organization roles; what is held in projects and teams stays. */
export const updateOrgUserRoles = (orgId: string, userId: string, orgRoles: readonly string[]) =>
  call('updateOrgUser', { orgId, userId, body: { roles: { orgRoles } } });

/** Removes a member, or ends an invitation. */
export const removeOrgUser = (orgId: string, userId: string) => call('removeOrgUser', { orgId, userId });

/** The invitations that stand; `username` narrows them to the one of a person. */
export const listInvitations = (orgId: string, username?: string) =>
  call(
    'listOrgInvites',
    { orgId, username },
    `organizations invitations list --orgId ${orgId}${username === undefined ? '' : ` --email ${quoted(username)}`}`,
  );

/** A link to hand on; it ends the one before. Whoever has it can accept the invitation. */
export const createInvitationLink = (orgId: string, invitationId: string) =>
  call('createInvitationLink', { orgId, invitationId });

/** Who can use a project: by roles of their own, of their teams, or of the organization. */
export const listGroupUsers = (groupId: string): Call<Page<GroupUser>> =>
  call(
    'listGroupUsers',
    { groupId, flattenTeams: true, includeOrgUsers: true },
    `projects users list --projectId ${groupId}`,
  );

/** Gives a member of the organization these roles at once; anybody else is invited to it. */
export const addGroupUser = (groupId: string, user: { username: string; roles: readonly string[] }) =>
  call(
    'addGroupUsers',
    { groupId, body: user },
    `projects invitations invite ${quoted(user.username)} --projectId ${groupId}${roleFlags(user.roles)}`,
  );

export const addGroupUserRole = (groupId: string, userId: string, groupRole: string) =>
  call('addGroupUserRole', { groupId, userId, body: { groupRole } });

export const removeGroupUserRole = (groupId: string, userId: string, groupRole: string) =>
  call('removeGroupUserRole', { groupId, userId, body: { groupRole } });

/** Takes somebody out of a project, who stays in the organization. */
export const removeGroupUser = (groupId: string, userId: string) =>
  call(
    'removeGroupUser',
    { groupId, userId },
    `projects users delete ${userId} --projectId ${groupId} --force`,
  );
