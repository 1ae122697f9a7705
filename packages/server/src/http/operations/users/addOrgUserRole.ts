import { changeOrganizationRole } from '../../../services/users/update-organization-user.js';
import { operation } from '../../define-operation.js';
import { presentOrgUser } from '../../presenters/user-member.js';
import { AddOrRemoveOrgRoleBody, OrgUserResponse } from '../../schemas/users.js';

export const addOrgUserRole = operation({
  operationId: 'addOrgUserRole',
  tag: 'MongoDB Cloud Users',
  summary: 'Give a member or pending user of an organization another organization role',
  method: 'POST',
  path: '/orgs/{orgId}/users/{userId}:addRole',
  permission: 'organization.users.write',
  status: 200,
  body: AddOrRemoveOrgRoleBody,
  response: OrgUserResponse,
  async handle({ services, caller, path, body }) {
    const which = { organizationId: path.orgId, id: path.userId };
    const change = { add: body.orgRole };
    return presentOrgUser(await changeOrganizationRole(services, caller, which, change));
  },
  wires: {
    atlas: { versions: { '2025-02-19': {} } },
  },
});
