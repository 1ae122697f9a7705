import { removeTeamUser } from '../../../services/teams/team-users.js';
import { defineOperation } from '../../operation.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const removeOrgTeamUserFromTeam = defineOperation({
  operationId: 'removeOrgTeamUserFromTeam',
  tag: 'Teams',
  summary: 'Take a member out of a team',
  method: 'DELETE',
  path: '/api/atlas/v2/orgs/{orgId}/teams/{teamId}/users/{userId}',
  permission: 'organization.teams.write',
  versions: {
    '2023-01-01': {
      status: 204,
      deprecated: DEPRECATED_PEOPLE,
      async handle({ services, caller, path }) {
        const team = { organizationId: path.orgId, id: path.teamId };
        await removeTeamUser(services, caller, team, { id: path.userId, statuses: ['ACTIVE'] });
      },
    },
  },
});
