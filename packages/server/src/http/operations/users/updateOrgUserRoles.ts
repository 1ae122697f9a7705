import { replaceRolesOfActiveMember } from '../../../services/users/update-organization-user.js';
import { operation } from '../../define-operation.js';
import { UpdateOrgRolesForUser, UpdateOrgRolesForUserBody } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const updateOrgUserRoles = operation({
  operationId: 'updateOrgUserRoles',
  tag: 'Organizations',
  summary: 'Replace the organization roles of a member',
  method: 'PUT',
  path: '/orgs/{orgId}/users/{userId}/roles',
  permission: 'organization.users.write',
  status: 200,
  body: UpdateOrgRolesForUserBody,
  response: UpdateOrgRolesForUser,
  async handle({ services, caller, path, body }) {
    const which = { organizationId: path.orgId, id: path.userId };
    const roles = body.orgRoles ?? [];
    return { orgRoles: await replaceRolesOfActiveMember(services, caller, which, roles) };
  },
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PEOPLE } } },
    cloudManager: { tag: 'Users' },
  },
});
