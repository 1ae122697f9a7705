import { Type } from 'typebox';
import { textBounds } from '../../domain/bounds/texts.js';
import { type MemberSortName, memberSortKeys } from '../../store/queries/member-lists.js';
import { membershipStatuses } from '../../store/queries/members.js';
import { bothWays } from '../../store/sorted-pages.js';
import { named, objectId, paginated, someText, stringEnum } from './common.js';
import { days } from './list-filters.js';
import { ListQuery } from './queries.js';
import { GroupUserResponse } from './users.js';

const orders = bothWays(Object.keys(memberSortKeys) as MemberSortName[]);

const filters = {
  ...ListQuery.properties,
  neverSignedIn: Type.Optional(Type.Boolean({ default: false })),
  notSignedInForDays: Type.Optional(
    days({ description: 'Only members that neither came nor signed in within so many days' }),
  ),
  orgMembershipStatuses: Type.Optional(
    Type.Array(stringEnum(membershipStatuses), {
      description: 'By default members, and those whose invitation stands',
      maxItems: membershipStatuses.length,
    }),
  ),
  search: Type.Optional(
    Type.String({
      description: 'What the user name or the name contains, in upper or lower case',
      maxLength: textBounds.search.most,
    }),
  ),
  sort: Type.Optional(
    stringEnum(orders, { description: 'What the list is sorted by; with a minus, the other way round' }),
  ),
};

/** Query parameters of the list of an organization's people. */
export const OrgPeopleQuery = Type.Object({
  ...filters,
  groupId: Type.Optional(
    objectId({ description: 'Only those with a role in this project, of their own or through a team' }),
  ),
  role: Type.Optional(someText({ description: 'Only those who hold this role' })),
  teamId: Type.Optional(objectId({ description: 'Only those in this team' })),
  withoutGroupId: Type.Optional(
    objectId({ description: 'Only those without a role of their own in this project' }),
  ),
  withoutTeamId: Type.Optional(objectId({ description: 'Only those who are not in this team' })),
});

/** Query parameters of the list of a project's people. */
export const GroupPeopleQuery = Type.Object({
  ...filters,
  role: Type.Optional(someText({ description: 'Only those who hold this role of their own' })),
});

/** Somebody who can use a project, and by what. */
const GroupPerson = named(
  'GroupPerson',
  Type.Object({
    groupRoles: Type.Array(Type.String(), { description: 'Roles of the person’s own in the project' }),
    orgRoles: Type.Array(Type.String(), { description: 'Organization roles that let into every project' }),
    teams: Type.Array(
      Type.Object({ id: objectId(), name: Type.String(), roleNames: Type.Array(Type.String()) }),
      { description: 'Teams of the person with roles in the project' },
    ),
    user: GroupUserResponse,
  }),
);

export const PaginatedGroupPerson = paginated('PaginatedGroupPerson', GroupPerson);
