import { addProjectTeams } from '../../../services/teams/project-teams.js';
import { listProjectTeams } from '../../../store/queries/teams.js';
import { defineOperation } from '../../operation.js';
import { presentProjectTeam } from '../../presenters/team.js';
import { PaginatedTeamRoleView, TeamRolesBody } from '../../schemas/teams.js';

export const addGroupTeams = defineOperation({
  operationId: 'addGroupTeams',
  tag: 'Teams',
  summary: 'Give teams of the organization roles in a project; answers with every team of the project',
  method: 'POST',
  path: '/api/atlas/v2/groups/{groupId}/teams',
  permission: 'project.teams.write',
  versions: {
    '2023-01-01': {
      status: 200,
      body: TeamRolesBody,
      response: PaginatedTeamRoleView,
      async handle({ services, caller, path, body, page, link, list }) {
        const { groupId } = path;
        const asked = body.map(({ teamId, roleNames }) => ({ teamId, roles: roleNames }));
        await addProjectTeams(services, caller, groupId, asked);
        const { results, totalCount } = await listProjectTeams(services.store.reader, groupId, page);
        return list(
          results.map((team) => presentProjectTeam(groupId, team, link)),
          totalCount,
        );
      },
    },
  },
});
