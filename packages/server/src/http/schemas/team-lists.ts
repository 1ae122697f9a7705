import { type Static, Type } from 'typebox';
import { textBounds } from '../../domain/bounds/texts.js';
import { type TeamSortName, teamSortKeys } from '../../store/queries/team-lists.js';
import { bothWays } from '../../store/sorted-pages.js';
import { int32, named, objectId, paginated, someText, stringEnum } from './common.js';
import { ListQuery } from './queries.js';

const orders = bothWays(Object.keys(teamSortKeys) as TeamSortName[]);

const filters = {
  ...ListQuery.properties,
  search: Type.Optional(
    Type.String({
      description: 'What the name contains, in upper or lower case',
      maxLength: textBounds.search.most,
    }),
  ),
  sort: Type.Optional(
    stringEnum(orders, { description: 'What the list is sorted by; with a minus, the other way round' }),
  ),
  withoutMembers: Type.Optional(Type.Boolean({ default: false })),
};

/** Query parameters of the list of an organization's teams. */
export const OrgTeamOverviewsQuery = Type.Object({
  ...filters,
  userId: Type.Optional(
    objectId({ description: 'Only those in which this user or pending user is, or will be' }),
  ),
  withoutGroupId: Type.Optional(objectId({ description: 'Only those without a role in this project' })),
  withoutProjects: Type.Optional(
    Type.Boolean({ default: false, description: 'Only those without a role in any project' }),
  ),
});

/** Query parameters of the list of a project's teams. */
export const GroupTeamOverviewsQuery = Type.Object({
  ...filters,
  role: Type.Optional(someText({ description: 'Only those with this role in the project' })),
});

/** A team with what the public lists lack. */
export type TeamOverview = Static<typeof TeamOverview>;
export const TeamOverview = named(
  'TeamOverview',
  Type.Object({
    id: objectId(),
    memberCount: int32({ description: 'With those whose invitation into the team stands', minimum: 0 }),
    name: Type.String(),
    projectCount: int32({ minimum: 0 }),
    roleNames: Type.Array(Type.String(), {
      description: 'In the project of the list, in alphabetical order; none in a list of the organization',
    }),
  }),
);

export const PaginatedTeamOverview = paginated('PaginatedTeamOverview', TeamOverview);
