import { deleteTeam } from '../../../services/teams/change-team.js';
import { defineOperation } from '../../operation.js';

export const deleteOrgTeam = defineOperation({
  operationId: 'deleteOrgTeam',
  tag: 'Teams',
  summary: 'Delete a team that is assigned to no project',
  method: 'DELETE',
  path: '/api/atlas/v2/orgs/{orgId}/teams/{teamId}',
  permission: 'organization.teams.write',
  versions: {
    '2023-01-01': {
      status: 204,
      async handle({ services, caller, path }) {
        await deleteTeam(services, caller, { organizationId: path.orgId, id: path.teamId });
      },
    },
  },
});
