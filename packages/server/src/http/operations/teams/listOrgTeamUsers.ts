import { requireTeam } from '../../../services/teams/require-team.js';
import { listMembers } from '../../../store/queries/members.js';
import { listActive } from '../../answers/active-members.js';
import { defineOperation } from '../../operation.js';
import { presentOrgUser } from '../../presenters/user-member.js';
import { readFilters, TeamUsersQuery } from '../../schemas/user-queries.js';
import { PaginatedAppUserView, PaginatedOrgUserView } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const listOrgTeamUsers = defineOperation({
  operationId: 'listOrgTeamUsers',
  tag: 'MongoDB Cloud Users',
  summary: 'List the members and pending users of a team, by user name',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/teams/{teamId}/users',
  permission: 'organization.teams.read',
  query: TeamUsersQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      response: PaginatedAppUserView,
      deprecated: DEPRECATED_PEOPLE,
      async handle(context) {
        const { services, path } = context;
        const team = await requireTeam(services.store.reader, path.orgId, path.teamId);
        return listActive(context, { organizationId: path.orgId, teamId: team.id });
      },
    },
    '2025-02-19': {
      status: 200,
      response: PaginatedOrgUserView,
      async handle({ services, path, query, page, list }) {
        const { reader } = services.store;
        const team = await requireTeam(reader, path.orgId, path.teamId);
        const filter = { ...readFilters(query), organizationId: path.orgId, teamId: team.id };
        const { results, totalCount } = await listMembers(
          reader,
          { ...filter, id: query.userId, now: Date.now() },
          page,
        );
        return list(results.map(presentOrgUser), totalCount);
      },
    },
  },
});
