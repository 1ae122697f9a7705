import { updateOrganizationUser } from '../../../services/users/update-organization-user.js';
import { operation } from '../../define-operation.js';
import { presentOrgUser } from '../../presenters/user-member.js';
import { readAssignments } from '../../requests/assignments.js';
import { OrgUserResponse, OrgUserUpdateRequestBody } from '../../schemas/users.js';

export const updateOrgUser = operation({
  operationId: 'updateOrgUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Replace roles and teams of a member or pending user of an organization',
  method: 'PATCH',
  path: '/orgs/{orgId}/users/{userId}',
  permission: 'organization.users.write',
  status: 200,
  body: OrgUserUpdateRequestBody,
  response: OrgUserResponse,
  async handle({ services, caller, path, body }) {
    const assignments = body.roles?.groupRoleAssignments;
    const member = await updateOrganizationUser(
      services,
      caller,
      { organizationId: path.orgId, id: path.userId },
      {
        organizationRoles: body.roles?.orgRoles,
        projectRoles: assignments && readAssignments(assignments),
        teamIds: body.teamIds,
      },
    );
    return presentOrgUser(member);
  },
  wires: {
    atlas: { versions: { '2025-02-19': {} } },
  },
});
