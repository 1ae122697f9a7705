import { listTeams } from '../../../store/queries/teams.js';
import { defineOperation } from '../../operation.js';
import { presentTeam } from '../../presenters/team.js';
import { ListQuery } from '../../schemas/queries.js';
import { PaginatedTeamView } from '../../schemas/teams.js';

export const listOrgTeams = defineOperation({
  operationId: 'listOrgTeams',
  tag: 'Teams',
  summary: 'List the teams of an organization, by name',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/teams',
  permission: 'organization.teams.read',
  query: ListQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      response: PaginatedTeamView,
      async handle({ services, path, page, link, list }) {
        const { results, totalCount } = await listTeams(services.store.reader, path.orgId, page);
        return list(
          results.map((team) => presentTeam(team, link)),
          totalCount,
        );
      },
    },
  },
});
