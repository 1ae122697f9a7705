import { type Static, Type } from 'typebox';
import { foldUsername } from '../../domain/usernames.js';
import { membershipStatuses } from '../../store/queries/members.js';
import { IncludeCount, ItemsPerPage, objectId, PageNum, someText, stringEnum } from './common.js';

const status = stringEnum(membershipStatuses);

const filters = {
  orgMembershipStatus: Type.Optional(status),
  orgMembershipStatuses: Type.Optional(Type.Array(status, { maxItems: membershipStatuses.length })),
  username: Type.Optional(someText()),
};
const paging = { itemsPerPage: Type.Optional(ItemsPerPage), pageNum: Type.Optional(PageNum) };

/** Query parameters of listOrgUsers. The first version takes no notice of the filters, as published; nor do those below. */
export const OrgUsersQuery = Type.Object({
  includeCount: Type.Optional(IncludeCount),
  ...filters,
  ...paging,
});

/** Query parameters of listGroupUsers. */
export const GroupUsersQuery = Type.Object({
  flattenTeams: Type.Optional(Type.Boolean({ default: false })),
  includeCount: Type.Optional(IncludeCount),
  includeOrgUsers: Type.Optional(Type.Boolean({ default: false })),
  ...filters,
  ...paging,
});

/** Query parameters of listOrgTeamUsers. */
export const TeamUsersQuery = Type.Object({ ...filters, ...paging, userId: Type.Optional(objectId()) });

/** Query parameters of getOrgUser and getGroupUser. */
export const UserQuery = Type.Object({ orgMembershipStatuses: filters.orgMembershipStatuses });

/** The statuses asked for, and the user name as it is stored; by default members and those who are invited. */
export function readFilters(query: Static<typeof OrgUsersQuery>) {
  const { orgMembershipStatus, orgMembershipStatuses, username } = query;
  const one = orgMembershipStatus === undefined ? undefined : [orgMembershipStatus];
  return {
    statuses: orgMembershipStatuses?.length ? orgMembershipStatuses : one,
    username: username && foldUsername(username),
  };
}

/** What the first versions show: members alone. */
export const ACTIVE = { statuses: ['ACTIVE'] as const };
