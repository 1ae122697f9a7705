import { requireTeam } from '../../../changes/teams/require-team.js';
import { listMembers } from '../../../store/queries/members.js';
import { listActiveMembers } from '../../answers/active-members.js';
import { listOf } from '../../answers/list-of.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/user.js';
import { presentMemberListItem, presentOrgUser } from '../../presenters/user-member.js';
import { PaginatedUsers } from '../../schemas/cloud-manager/users.js';
import { PlainListQuery } from '../../schemas/queries.js';
import { readFilters, TeamUsersQuery } from '../../schemas/user-queries.js';
import { PaginatedAppUserView, PaginatedOrgUserView } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const listOrgTeamUsers = operation({
  operationId: 'listOrgTeamUsers',
  tag: 'MongoDB Cloud Users',
  summary: 'List the members and pending users of a team, by user name',
  method: 'GET',
  path: '/orgs/{orgId}/teams/{teamId}/users',
  permission: 'organization.teams.read',
  query: TeamUsersQuery,
  status: 200,
  async handle(context) {
    const { services, path } = context;
    const team = await requireTeam(services.store.reader, path.orgId, path.teamId);
    return listActiveMembers(context, { organizationId: path.orgId, teamId: team.id });
  },
  wires: {
    atlas: {
      versions: {
        '2023-01-01': {
          response: PaginatedAppUserView,
          deprecated: DEPRECATED_PEOPLE,
          present: listOf(presentMemberListItem),
        },
        '2025-02-19': {
          response: PaginatedOrgUserView,
          async handle({ services, path, query, page, list }) {
            const { reader } = services.store;
            const team = await requireTeam(reader, path.orgId, path.teamId);
            const filter = { ...readFilters(query), organizationId: path.orgId, teamId: team.id };
            const { results, totalCount } = await listMembers(
              reader,
              { ...filter, id: query.userId, now: services.now() },
              page,
            );
            return list(results.map(presentOrgUser), totalCount);
          },
        },
      },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      tag: 'Teams',
      summary: 'List the members of a team, by user name',
      query: PlainListQuery,
      response: PaginatedUsers,
      present: listOf(cloudManager.presentMember),
    },
  },
});
