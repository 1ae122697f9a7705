import { removeOrganizationUser } from '../../../services/users/remove-organization-user.js';
import { membershipStatuses } from '../../../store/queries/members.js';
import { operation } from '../../define-operation.js';
import { ACTIVE } from '../../schemas/user-queries.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const removeOrgUser = operation({
  operationId: 'removeOrgUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Remove a member from an organization with all roles and teams there, or cancel an invitation',
  method: 'DELETE',
  path: '/orgs/{orgId}/users/{userId}',
  permission: 'organization.users.write',
  status: 204,
  async handle({ services, caller, path }) {
    const which = { organizationId: path.orgId, id: path.userId, ...ACTIVE };
    await removeOrganizationUser(services, caller, which);
  },
  wires: {
    atlas: {
      versions: {
        '2023-01-01': { deprecated: DEPRECATED_PEOPLE },
        '2025-02-19': {
          async handle({ services, caller, path }) {
            // Invitations that have expired or were rejected go as well.
            const which = { organizationId: path.orgId, id: path.userId, statuses: membershipStatuses };
            await removeOrganizationUser(services, caller, which);
          },
        },
      },
    },
    cloudManager: {
      tag: 'Users',
      summary: 'Remove a member from an organization with all roles and teams there',
    },
  },
});
