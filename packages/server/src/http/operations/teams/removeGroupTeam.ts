import { removeProjectTeam } from '../../../services/teams/project-teams.js';
import { operation } from '../../define-operation.js';

export const removeGroupTeam = operation({
  operationId: 'removeGroupTeam',
  tag: 'Teams',
  summary: 'Take a team out of a project',
  method: 'DELETE',
  path: '/groups/{groupId}/teams/{teamId}',
  permission: 'project.teams.write',
  status: 204,
  async handle({ services, caller, path }) {
    await removeProjectTeam(services, caller, { projectId: path.groupId, teamId: path.teamId });
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {},
  },
});
