import { listActive } from '../../../answers/active-members.js';
import { defineOperation } from '../../../operation.js';
import { presentMember } from '../../../presenters/cloud-manager/user.js';
import { ListQuery } from '../../../schemas/cloud-manager/queries.js';
import { PaginatedUsers } from '../../../schemas/cloud-manager/users.js';

export const listOrgUsers = defineOperation({
  operationId: 'listOrgUsers',
  tag: 'Users',
  summary: 'List the members of an organization, by user name',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/users',
  permission: 'organization.users.read',
  query: ListQuery,
  versions: {
    unversioned: {
      status: 200,
      response: PaginatedUsers,
      handle: (context) => listActive(context, { organizationId: context.path.orgId }, presentMember),
    },
  },
});
