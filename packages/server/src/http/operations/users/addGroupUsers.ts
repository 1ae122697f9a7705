import { requireProject } from '../../../changes/projects/require-project.js';
import { rolesInProject } from '../../../changes/roles/roles-in-project.js';
import { addProjectUser, addProjectUsersById } from '../../../services/users/project-users.js';
import { listActiveMembers } from '../../answers/active-members.js';
import { listOf } from '../../answers/list-of.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/user.js';
import { presentGroupUser } from '../../presenters/user-member.js';
import { PaginatedUsers, ProjectUsersRequest } from '../../schemas/cloud-manager/users.js';
import { GroupUserRequestBody, GroupUserResponse } from '../../schemas/users.js';

export const addGroupUsers = operation({
  operationId: 'addGroupUsers',
  tag: 'MongoDB Cloud Users',
  summary: 'Add a user to a project; a user outside the organization is invited',
  method: 'POST',
  path: '/groups/{groupId}/users',
  permission: 'project.users.write',
  status: 201,
  body: GroupUserRequestBody,
  response: GroupUserResponse,
  async handle({ services, caller, path, body }) {
    const asked = { projectId: path.groupId, ...body };
    const member = await addProjectUser(services, caller, asked, 'refused');
    return presentGroupUser(member, rolesInProject(member, path.groupId));
  },
  wires: {
    atlas: { versions: { '2025-02-19': {} } },
    cloudManager: {
      tag: 'Users',
      summary:
        'Add users with an account to a project; users outside the organization are invited. Returns the users of the project',
      status: 200,
      body: ProjectUsersRequest,
      response: PaginatedUsers,
      async handle(context) {
        const { services, caller, path, body } = context;
        const users = body.map(({ id, roles }) => ({ id, roles: roles.map(({ roleName }) => roleName) }));
        await addProjectUsersById(services, caller, { projectId: path.groupId, users });
        const { id, organizationId } = await requireProject(services.store.reader, path.groupId);
        const members = await listActiveMembers(context, { organizationId, project: { id } });
        return listOf(cloudManager.presentProjectMember)(members, context);
      },
    },
  },
});
