import { replaceRolesOfActiveMember } from '../../../../services/users/update-organization-user.js';
import { defineOperation } from '../../../operation.js';
import { UpdateOrgRolesForUser, UpdateOrgRolesForUserBody } from '../../../schemas/users.js';

export const updateOrgUserRoles = defineOperation({
  operationId: 'updateOrgUserRoles',
  tag: 'Users',
  summary: 'Replace the organization roles of a member',
  method: 'PUT',
  path: '/api/public/v1.0/orgs/{orgId}/users/{userId}/roles',
  permission: 'organization.users.write',
  versions: {
    unversioned: {
      status: 200,
      body: UpdateOrgRolesForUserBody,
      response: UpdateOrgRolesForUser,
      async handle({ services, caller, path, body }) {
        const which = { organizationId: path.orgId, id: path.userId };
        const roles = body.orgRoles ?? [];
        return { orgRoles: await replaceRolesOfActiveMember(services, caller, which, roles) };
      },
    },
  },
});
