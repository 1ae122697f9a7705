import { updateProjectTeam } from '../../../services/teams/project-teams.js';
import { operation } from '../../define-operation.js';
import { presentProjectTeam } from '../../presenters/team.js';
import { roleNamesOf, TeamRolesRequest } from '../../schemas/cloud-manager/teams.js';
import { PaginatedTeamRoleView, TeamRoleUpdateBody } from '../../schemas/teams.js';

export const updateGroupTeam = operation({
  operationId: 'updateGroupTeam',
  tag: 'Teams',
  summary: 'Replace the roles of a team in a project; returns a list with this team only',
  method: 'PATCH',
  path: '/groups/{groupId}/teams/{teamId}',
  permission: 'project.teams.write',
  status: 200,
  body: TeamRolesRequest,
  response: PaginatedTeamRoleView,
  async handle({ services, caller, path, body, link, list }) {
    const { groupId, teamId } = path;
    const which = { projectId: groupId, teamId };
    const team = await updateProjectTeam(services, caller, which, roleNamesOf(body));
    return list([presentProjectTeam(groupId, team, link)], 1);
  },
  wires: {
    atlas: {
      body: TeamRoleUpdateBody,
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {},
  },
});
