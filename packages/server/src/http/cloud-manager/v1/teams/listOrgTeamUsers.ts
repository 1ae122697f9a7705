import { requireTeam } from '../../../../services/teams/require-team.js';
import { listActive } from '../../../answers/active-members.js';
import { defineOperation } from '../../../operation.js';
import { presentMember } from '../../../presenters/cloud-manager/user.js';
import { ListQuery } from '../../../schemas/cloud-manager/queries.js';
import { PaginatedUsers } from '../../../schemas/cloud-manager/users.js';

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
