import { changeOrganizationRole } from '../../../services/users/update-organization-user.js';
import { defineOperation } from '../../operation.js';
import { presentOrgUser } from '../../presenters/user-member.js';
import { AddOrRemoveOrgRoleBody, OrgUserResponse } from '../../schemas/users.js';

export const removeOrgUserRole = defineOperation({
  operationId: 'removeOrgUserRole',
  tag: 'MongoDB Cloud Users',
  summary: 'Take an organization role from a member or pending user of an organization',
  method: 'POST',
  path: '/api/atlas/v2/orgs/{orgId}/users/{userId}:removeRole',
  permission: 'organization.users.write',
  versions: {
    '2025-02-19': {
      status: 200,
      body: AddOrRemoveOrgRoleBody,
      response: OrgUserResponse,
      async handle({ services, caller, path, body }) {
        const which = { organizationId: path.orgId, id: path.userId };
        const change = { remove: body.orgRole };
        return presentOrgUser(await changeOrganizationRole(services, caller, which, change));
      },
    },
  },
});
