import { updateProjectTeam } from '../../../services/teams/project-teams.js';
import { defineOperation } from '../../operation.js';
import { presentProjectTeam } from '../../presenters/team.js';
import { PaginatedTeamRoleView, TeamRoleUpdateBody } from '../../schemas/teams.js';

export const updateGroupTeam = defineOperation({
  operationId: 'updateGroupTeam',
  tag: 'Teams',
  summary: 'Replace the roles of a team in a project; answers with a list of this team alone',
  method: 'PATCH',
  path: '/api/atlas/v2/groups/{groupId}/teams/{teamId}',
  permission: 'project.teams.write',
  versions: {
    '2023-01-01': {
      status: 200,
      body: TeamRoleUpdateBody,
      response: PaginatedTeamRoleView,
      async handle({ services, caller, path, body, link, list }) {
        const { groupId, teamId } = path;
        const which = { projectId: groupId, teamId };
        const team = await updateProjectTeam(services, caller, which, body.roleNames);
        return list([presentProjectTeam(groupId, team, link)], 1);
      },
    },
  },
});
