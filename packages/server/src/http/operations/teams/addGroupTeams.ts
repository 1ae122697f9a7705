import { addProjectTeams } from '../../../services/teams/project-teams.js';
import { listProjectTeams } from '../../../store/queries/team-projects.js';
import { operation } from '../../define-operation.js';
import { presentProjectTeam } from '../../presenters/team.js';
import { ProjectTeamsRequest, roleNamesOf } from '../../schemas/cloud-manager/teams.js';
import { PaginatedTeamRoleView, TeamRolesBody } from '../../schemas/teams.js';

export const addGroupTeams = operation({
  operationId: 'addGroupTeams',
  tag: 'Teams',
  summary: 'Give teams of the organization roles in a project; answers with every team of the project',
  method: 'POST',
  path: '/groups/{groupId}/teams',
  permission: 'project.teams.write',
  status: 200,
  body: ProjectTeamsRequest,
  response: PaginatedTeamRoleView,
  async handle({ services, caller, path, body, page, link, list }) {
    const { groupId } = path;
    const asked = body.map((team) => ({ teamId: team.teamId, roles: roleNamesOf(team) }));
    await addProjectTeams(services, caller, groupId, asked);
    const { results, totalCount } = await listProjectTeams(services.store.reader, groupId, page);
    return list(
      results.map((team) => presentProjectTeam(groupId, team, link)),
      totalCount,
    );
  },
  wires: {
    atlas: {
      body: TeamRolesBody,
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      // Project Owner: a Project User Admin may change the roles of a team and remove it, but not bring one in.
      permission: 'project.write',
    },
  },
});
