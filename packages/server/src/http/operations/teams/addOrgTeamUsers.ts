import { limits } from '../../../domain/limits.js';
import { addTeamMembers } from '../../../services/teams/team-users.js';
import { listActiveMembers } from '../../answers/active-members.js';
import { listOf } from '../../answers/list-of.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/user.js';
import { presentMemberListItem } from '../../presenters/user-member.js';
import { PaginatedUsers } from '../../schemas/cloud-manager/users.js';
import { AddUsersToTeam } from '../../schemas/teams.js';
import { PaginatedApiAppUserView } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

/** Every member of a team at once. */
const WHOLE_TEAM = { limit: limits.usersPerTeam, offset: 0 };

export const addOrgTeamUsers = operation({
  operationId: 'addOrgTeamUsers',
  tag: 'Teams',
  summary: 'Put members of the organization into a team; answers with everybody in it',
  method: 'POST',
  path: '/orgs/{orgId}/teams/{teamId}/users',
  permission: 'organization.teams.write',
  status: 200,
  body: AddUsersToTeam,
  wires: {
    atlas: {
      response: PaginatedApiAppUserView,
      async handle(context) {
        const { services, caller, path, body } = context;
        const team = { organizationId: path.orgId, id: path.teamId };
        const userIds = body.map(({ id }) => id);
        await addTeamMembers(services, caller, team, userIds);
        const members = await listActiveMembers(
          { services, page: WHOLE_TEAM },
          { organizationId: path.orgId, teamId: path.teamId },
        );
        return listOf(presentMemberListItem)({ ...members, hasMore: false }, context);
      },
      versions: { '2023-01-01': { deprecated: DEPRECATED_PEOPLE } },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      summary: 'Put members of the organization into a team; answers the members of the team',
      response: PaginatedUsers,
      async handle(context) {
        const { services, caller, path, body } = context;
        const team = { organizationId: path.orgId, id: path.teamId };
        const userIds = body.map(({ id }) => id);
        await addTeamMembers(services, caller, team, userIds);
        const members = await listActiveMembers(context, { organizationId: path.orgId, teamId: path.teamId });
        return listOf(cloudManager.presentMember)(members, context);
      },
    },
  },
});
