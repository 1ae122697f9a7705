import { removeProjectTeam } from '../../../services/teams/project-teams.js';
import { defineOperation } from '../../operation.js';

export const removeGroupTeam = defineOperation({
  operationId: 'removeGroupTeam',
  tag: 'Teams',
  summary: 'Take a team out of a project',
  method: 'DELETE',
  path: '/api/atlas/v2/groups/{groupId}/teams/{teamId}',
  permission: 'project.teams.write',
  versions: {
    '2023-01-01': {
      status: 204,
      async handle({ services, caller, path }) {
        await removeProjectTeam(services, caller, { projectId: path.groupId, teamId: path.teamId });
      },
    },
  },
});
