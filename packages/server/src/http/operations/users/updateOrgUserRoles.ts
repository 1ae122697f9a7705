import { replaceRolesOfActiveMember } from '../../../services/users/update-organization-user.js';
import { defineOperation } from '../../operation.js';
import { UpdateOrgRolesForUser, UpdateOrgRolesForUserBody } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const updateOrgUserRoles = defineOperation({
  operationId: 'updateOrgUserRoles',
  tag: 'Organizations',
  summary: 'Replace the organization roles of a member',
  method: 'PUT',
  path: '/api/atlas/v2/orgs/{orgId}/users/{userId}/roles',
  permission: 'organization.users.write',
  versions: {
    '2023-01-01': {
      status: 200,
      body: UpdateOrgRolesForUserBody,
      response: UpdateOrgRolesForUser,
      deprecated: DEPRECATED_PEOPLE,
      async handle({ services, caller, path, body }) {
        const which = { organizationId: path.orgId, id: path.userId };
        const roles = body.orgRoles ?? [];
        return { orgRoles: await replaceRolesOfActiveMember(services, caller, which, roles) };
      },
    },
  },
});
