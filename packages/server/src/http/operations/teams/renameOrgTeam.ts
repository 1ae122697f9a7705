import { renameTeam } from '../../../services/teams/change-team.js';
import { defineOperation } from '../../operation.js';
import { presentTeam } from '../../presenters/team.js';
import { TeamResponse, TeamUpdate } from '../../schemas/teams.js';

export const renameOrgTeam = defineOperation({
  operationId: 'renameOrgTeam',
  tag: 'Teams',
  summary: 'Give a team another name',
  method: 'PATCH',
  path: '/api/atlas/v2/orgs/{orgId}/teams/{teamId}',
  permission: 'organization.teams.write',
  versions: {
    '2023-01-01': {
      status: 200,
      body: TeamUpdate,
      response: TeamResponse,
      async handle({ services, caller, path, body, link }) {
        const which = { organizationId: path.orgId, id: path.teamId };
        return presentTeam(await renameTeam(services, caller, which, body.name), link);
      },
    },
  },
});
