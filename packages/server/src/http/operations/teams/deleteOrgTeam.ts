import { deleteTeam } from '../../../services/teams/change-team.js';
import { operation } from '../../define-operation.js';

export const deleteOrgTeam = operation({
  operationId: 'deleteOrgTeam',
  tag: 'Teams',
  summary: 'Delete a team that is assigned to no project',
  method: 'DELETE',
  path: '/orgs/{orgId}/teams/{teamId}',
  permission: 'organization.teams.write',
  status: 204,
  async handle({ services, caller, path }) {
    await deleteTeam(services, caller, { organizationId: path.orgId, id: path.teamId });
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {},
  },
});
