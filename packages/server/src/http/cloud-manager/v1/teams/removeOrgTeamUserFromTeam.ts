import { removeTeamUser } from '../../../../services/teams/team-users.js';
import { defineOperation } from '../../../operation.js';

export const removeOrgTeamUserFromTeam = defineOperation({
  operationId: 'removeOrgTeamUserFromTeam',
  tag: 'Teams',
  summary: 'Take a member out of a team',
  method: 'DELETE',
  path: '/api/public/v1.0/orgs/{orgId}/teams/{teamId}/users/{userId}',
  permission: 'organization.teams.write',
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, caller, path }) {
        const team = { organizationId: path.orgId, id: path.teamId };
        await removeTeamUser(services, caller, team, { id: path.userId, statuses: ['ACTIVE'] });
      },
    },
  },
});
