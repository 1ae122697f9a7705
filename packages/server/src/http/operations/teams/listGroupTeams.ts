import { listProjectTeams } from '../../../store/queries/teams.js';
import { defineOperation } from '../../operation.js';
import { presentProjectTeam } from '../../presenters/team.js';
import { ListQuery } from '../../schemas/queries.js';
import { PaginatedTeamRoleView } from '../../schemas/teams.js';

export const listGroupTeams = defineOperation({
  operationId: 'listGroupTeams',
  tag: 'Teams',
  summary: 'List the teams of a project with their roles there, by name of the team',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/teams',
  permission: 'project.teams.read',
  query: ListQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      response: PaginatedTeamRoleView,
      async handle({ services, path, page, link, list }) {
        const { results, totalCount } = await listProjectTeams(services.store.reader, path.groupId, page);
        return list(
          results.map((team) => presentProjectTeam(path.groupId, team, link)),
          totalCount,
        );
      },
    },
  },
});
