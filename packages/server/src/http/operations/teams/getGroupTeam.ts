import { requireProjectTeam } from '../../../changes/teams/project-roles.js';
import { operation } from '../../define-operation.js';
import { presentProjectTeam } from '../../presenters/team.js';
import { TeamRole } from '../../schemas/teams.js';

export const getGroupTeam = operation({
  operationId: 'getGroupTeam',
  tag: 'Teams',
  summary: 'Read the roles of a team in a project',
  method: 'GET',
  path: '/groups/{groupId}/teams/{teamId}',
  permission: 'project.teams.read',
  status: 200,
  response: TeamRole,
  async handle({ services, path, link }) {
    const { groupId, teamId } = path;
    const team = await requireProjectTeam(services.store.reader, { projectId: groupId, teamId });
    return presentProjectTeam(groupId, team, link);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
