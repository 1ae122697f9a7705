import { limits } from '../../../domain/limits.js';
import { addTeamMembers } from '../../../services/teams/team-users.js';
import { listActive } from '../../answers/active-members.js';
import { defineOperation } from '../../operation.js';
import { AddUsersToTeam } from '../../schemas/teams.js';
import { PaginatedApiAppUserView } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

/** Every member of a team at once. */
const WHOLE_TEAM = { limit: limits.usersPerTeam, offset: 0 };

export const addOrgTeamUsers = defineOperation({
  operationId: 'addOrgTeamUsers',
  tag: 'Teams',
  summary: 'Put members of the organization into a team; answers with everybody in it',
  method: 'POST',
  path: '/api/atlas/v2/orgs/{orgId}/teams/{teamId}/users',
  permission: 'organization.teams.write',
  versions: {
    '2023-01-01': {
      status: 200,
      body: AddUsersToTeam,
      response: PaginatedApiAppUserView,
      deprecated: DEPRECATED_PEOPLE,
      async handle(context) {
        const { services, caller, path, body } = context;
        const team = { organizationId: path.orgId, id: path.teamId };
        await addTeamMembers(
          services,
          caller,
          team,
          body.map(({ id }) => id),
        );
        return listActive(
          {
            ...context,
            page: WHOLE_TEAM,
            list: (results, totalCount) => context.list(results, totalCount, false),
          },
          { organizationId: path.orgId, teamId: path.teamId },
        );
      },
    },
  },
});
