import { removeOrganizationUser } from '../../../../services/users/remove-organization-user.js';
import { defineOperation } from '../../../operation.js';

export const removeOrgUser = defineOperation({
  operationId: 'removeOrgUser',
  tag: 'Users',
  summary: 'Remove a member from an organization with all roles and teams there',
  method: 'DELETE',
  path: '/api/public/v1.0/orgs/{orgId}/users/{userId}',
  permission: 'organization.users.write',
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, caller, path }) {
        const which = { organizationId: path.orgId, id: path.userId, statuses: ['ACTIVE'] as const };
        await removeOrganizationUser(services, caller, which);
      },
    },
  },
});
