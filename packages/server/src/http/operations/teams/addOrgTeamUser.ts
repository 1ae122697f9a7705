import { addTeamUser } from '../../../services/teams/team-users.js';
import { operation } from '../../define-operation.js';
import { presentOrgUser } from '../../presenters/user-member.js';
import { AddOrRemoveUserFromTeam } from '../../schemas/teams.js';
import { OrgUserResponse } from '../../schemas/users.js';

export const addOrgTeamUser = operation({
  operationId: 'addOrgTeamUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Put a member or pending user of the organization into a team',
  method: 'POST',
  path: '/orgs/{orgId}/teams/{teamId}:addUser',
  permission: 'organization.teams.write',
  status: 200,
  body: AddOrRemoveUserFromTeam,
  response: OrgUserResponse,
  async handle({ services, caller, path, body }) {
    const team = { organizationId: path.orgId, id: path.teamId };
    return presentOrgUser(await addTeamUser(services, caller, team, body.id));
  },
  wires: {
    atlas: { versions: { '2025-02-19': {} } },
  },
});
