import { updateProjectTeam } from '../../../../services/teams/project-teams.js';
import { defineOperation } from '../../../operation.js';
import { presentProjectTeam } from '../../../presenters/cloud-manager/team.js';
import { roleNamesOf, TeamRolesRequest } from '../../../schemas/cloud-manager/teams.js';
import { PaginatedTeamRoleView } from '../../../schemas/teams.js';

export const updateGroupTeam = defineOperation({
  operationId: 'updateGroupTeam',
  tag: 'Teams',
  summary: 'Replace the roles of a team in a project; answers a list of this team alone',
  method: 'PATCH',
  path: '/api/public/v1.0/groups/{groupId}/teams/{teamId}',
  permission: 'project.teams.write',
  versions: {
    unversioned: {
      status: 200,
      body: TeamRolesRequest,
      response: PaginatedTeamRoleView,
      async handle({ services, caller, path, body, link, list }) {
        const { groupId, teamId } = path;
        const team = await updateProjectTeam(
          services,
          caller,
          { projectId: groupId, teamId },
          roleNamesOf(body),
        );
        return list([presentProjectTeam(groupId, team, link)], 1);
      },
    },
  },
});
