import { requireTeam } from '../../../../changes/teams/require-team.js';
import { listActive } from '../../../atlas/v2/mongodb-cloud-users/list-active.js';
import { defineOperation } from '../../../operation.js';
import { presentMember } from '../presenters/user.js';
import { ListQuery } from '../schemas/queries.js';
import { PaginatedUsers } from '../schemas/users.js';

export const listOrgTeamUsers = defineOperation({
  operationId: 'listOrgTeamUsers',
  tag: 'Teams',
  summary: 'List the members of a team, by user name',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/teams/{teamId}/users',
  permission: 'organization.teams.read',
  query: ListQuery,
  versions: {
    unversioned: {
      status: 200,
      response: PaginatedUsers,
      async handle(context) {
        const { services, path } = context;
        const team = await requireTeam(services.store.reader, path.orgId, path.teamId);
        return listActive(context, { organizationId: path.orgId, teamId: team.id }, presentMember);
      },
    },
  },
});
