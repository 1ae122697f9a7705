import { rolesInProject } from '../../../../services/users/checks.js';
import { changeProjectUserRoles } from '../../../../services/users/project-users.js';
import { defineOperation } from '../../../operation.js';
import { UpdateGroupRolesForUser, UpdateGroupRolesForUserBody } from '../../../schemas/users.js';

export const updateGroupUserRoles = defineOperation({
  operationId: 'updateGroupUserRoles',
  tag: 'Users',
  summary: 'Replace the roles of a user in a project',
  method: 'PUT',
  path: '/api/public/v1.0/groups/{groupId}/users/{userId}/roles',
  permission: 'project.users.write',
  versions: {
    unversioned: {
      status: 200,
      body: UpdateGroupRolesForUserBody,
      response: UpdateGroupRolesForUser,
      async handle({ services, caller, path, body }) {
        const which = { projectId: path.groupId, id: path.userId, statuses: ['ACTIVE'] as const };
        const member = await changeProjectUserRoles(services, caller, which, () => body.groupRoles ?? []);
        return { groupRoles: rolesInProject(member, path.groupId) };
      },
    },
  },
});
