import { listProjectTeams } from '../../../store/queries/team-projects.js';
import { operation } from '../../define-operation.js';
import { presentProjectTeam } from '../../presenters/team.js';
import { ListQuery, PlainListQuery } from '../../schemas/queries.js';
import { PaginatedTeamRoleView } from '../../schemas/teams.js';

export const listGroupTeams = operation({
  operationId: 'listGroupTeams',
  tag: 'Teams',
  summary: 'List the teams of a project with their roles there, by name of the team',
  method: 'GET',
  path: '/groups/{groupId}/teams',
  permission: 'project.teams.read',
  query: ListQuery,
  status: 200,
  response: PaginatedTeamRoleView,
  async handle({ services, path, page, link, list }) {
    const { results, totalCount } = await listProjectTeams(services.store.reader, path.groupId, page);
    return list(
      results.map((team) => presentProjectTeam(path.groupId, team, link)),
      totalCount,
    );
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { query: PlainListQuery },
  },
});
