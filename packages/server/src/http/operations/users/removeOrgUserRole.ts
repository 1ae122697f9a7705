import { changeOrganizationRole } from '../../../services/users/update-organization-user.js';
import { operation } from '../../define-operation.js';
import { presentOrgUser } from '../../presenters/user-member.js';
import { AddOrRemoveOrgRoleBody, OrgUserResponse } from '../../schemas/users.js';

export const removeOrgUserRole = operation({
  operationId: 'removeOrgUserRole',
  tag: 'MongoDB Cloud Users',
  summary: 'Take an organization role from a member or pending user of an organization',
  method: 'POST',
  path: '/orgs/{orgId}/users/{userId}:removeRole',
  permission: 'organization.users.write',
  status: 200,
  body: AddOrRemoveOrgRoleBody,
  response: OrgUserResponse,
  async handle({ services, caller, path, body }) {
    const which = { organizationId: path.orgId, id: path.userId };
    const change = { remove: body.orgRole };
    return presentOrgUser(await changeOrganizationRole(services, caller, which, change));
  },
  wires: {
    atlas: { versions: { '2025-02-19': {} } },
  },
});
