import { deleteTeam } from '../../../../services/teams/change-team.js';
import { defineOperation } from '../../../operation.js';

export const deleteOrgTeam = defineOperation({
  operationId: 'deleteOrgTeam',
  tag: 'Teams',
  summary: 'Delete a team that is assigned to no project',
  method: 'DELETE',
  path: '/api/public/v1.0/orgs/{orgId}/teams/{teamId}',
  permission: 'organization.teams.write',
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, caller, path }) {
        await deleteTeam(services, caller, { organizationId: path.orgId, id: path.teamId });
      },
    },
  },
});
