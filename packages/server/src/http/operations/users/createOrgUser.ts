import { inviteOrganizationUser } from '../../../services/users/invite-organization-user.js';
import { operation } from '../../define-operation.js';
import { presentOrgUser } from '../../presenters/user-member.js';
import { readAssignments } from '../../requests/assignments.js';
import { OrgUserRequestBody, OrgUserResponse } from '../../schemas/users.js';

export const createOrgUser = operation({
  operationId: 'createOrgUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Invite a user, with or without an account, to an organization',
  method: 'POST',
  path: '/orgs/{orgId}/users',
  permission: 'organization.users.write',
  status: 201,
  body: OrgUserRequestBody,
  response: OrgUserResponse,
  async handle({ services, caller, path, body }) {
    const member = await inviteOrganizationUser(services, caller, {
      organizationId: path.orgId,
      username: body.username,
      organizationRoles: body.roles.orgRoles,
      projectRoles: readAssignments(body.roles.groupRoleAssignments ?? []),
      teamIds: body.teamIds ?? [],
    });
    return presentOrgUser(member);
  },
  wires: {
    atlas: { versions: { '2025-02-19': {} } },
  },
});
