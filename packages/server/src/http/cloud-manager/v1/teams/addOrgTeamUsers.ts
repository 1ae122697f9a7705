import { addTeamMembers } from '../../../../services/teams/team-users.js';
import { listActive } from '../../../answers/active-members.js';
import { defineOperation } from '../../../operation.js';
import { presentMember } from '../../../presenters/cloud-manager/user.js';
import { PaginatedUsers } from '../../../schemas/cloud-manager/users.js';
import { AddUsersToTeam } from '../../../schemas/teams.js';

export const addOrgTeamUsers = defineOperation({
  operationId: 'addOrgTeamUsers',
  tag: 'Teams',
  summary: 'Put members of the organization into a team; answers the members of the team',
  method: 'POST',
  path: '/api/public/v1.0/orgs/{orgId}/teams/{teamId}/users',
  permission: 'organization.teams.write',
  versions: {
    unversioned: {
      status: 200,
      body: AddUsersToTeam,
      response: PaginatedUsers,
      async handle(context) {
        const { services, caller, path, body } = context;
        const team = { organizationId: path.orgId, id: path.teamId };
        const userIds = body.map(({ id }) => id);
        await addTeamMembers(services, caller, team, userIds);
        return listActive(context, { organizationId: path.orgId, teamId: path.teamId }, presentMember);
      },
    },
  },
});
