import { renameTeam } from '../../../../services/teams/change-team.js';
import { defineOperation } from '../../../operation.js';
import { presentTeam } from '../../../presenters/cloud-manager/team.js';
import { TeamRename } from '../../../schemas/cloud-manager/teams.js';
import { TeamResponse } from '../../../schemas/teams.js';

export const renameOrgTeam = defineOperation({
  operationId: 'renameOrgTeam',
  tag: 'Teams',
  summary: 'Give a team another name',
  method: 'PATCH',
  path: '/api/public/v1.0/orgs/{orgId}/teams/{teamId}',
  permission: 'organization.teams.write',
  versions: {
    unversioned: {
      status: 200,
      body: TeamRename,
      response: TeamResponse,
      async handle({ services, caller, path, body, link }) {
        const which = { organizationId: path.orgId, id: path.teamId };
        return presentTeam(await renameTeam(services, caller, which, body.name), link);
      },
    },
  },
});
