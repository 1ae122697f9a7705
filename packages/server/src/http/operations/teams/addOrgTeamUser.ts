import { addTeamUser } from '../../../services/teams/team-users.js';
import { defineOperation } from '../../operation.js';
import { presentOrgUser } from '../../presenters/user-member.js';
import { AddOrRemoveUserFromTeam } from '../../schemas/teams.js';
import { OrgUserResponse } from '../../schemas/users.js';

export const addOrgTeamUser = defineOperation({
  operationId: 'addOrgTeamUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Put a member or pending user of the organization into a team',
  method: 'POST',
  path: '/api/atlas/v2/orgs/{orgId}/teams/{teamId}:addUser',
  permission: 'organization.teams.write',
  versions: {
    '2025-02-19': {
      status: 200,
      body: AddOrRemoveUserFromTeam,
      response: OrgUserResponse,
      async handle({ services, caller, path, body }) {
        const team = { organizationId: path.orgId, id: path.teamId };
        return presentOrgUser(await addTeamUser(services, caller, team, body.id));
      },
    },
  },
});
