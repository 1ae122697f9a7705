import { removeTeamUser } from '../../../services/teams/team-users.js';
import { operation } from '../../define-operation.js';
import { presentOrgUser } from '../../presenters/user-member.js';
import { AddOrRemoveUserFromTeam } from '../../schemas/teams.js';
import { OrgUserResponse } from '../../schemas/users.js';

export const removeOrgTeamUser = operation({
  operationId: 'removeOrgTeamUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Take a member or pending user out of a team',
  method: 'POST',
  path: '/orgs/{orgId}/teams/{teamId}:removeUser',
  permission: 'organization.teams.write',
  status: 200,
  body: AddOrRemoveUserFromTeam,
  response: OrgUserResponse,
  async handle({ services, caller, path, body }) {
    const team = { organizationId: path.orgId, id: path.teamId };
    return presentOrgUser(await removeTeamUser(services, caller, team, body.id));
  },
  wires: {
    atlas: { versions: { '2025-02-19': {} } },
  },
});
