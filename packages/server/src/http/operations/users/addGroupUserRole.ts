import { rolesInProject } from '../../../services/users/checks.js';
import { changeProjectUserRoles } from '../../../services/users/project-users.js';
import { defineOperation } from '../../operation.js';
import { presentGroupUser } from '../../presenters/user-member.js';
import { AddOrRemoveGroupRole, GroupUserResponse } from '../../schemas/users.js';

export const addGroupUserRole = defineOperation({
  operationId: 'addGroupUserRole',
  tag: 'MongoDB Cloud Users',
  summary: 'Give a member or pending user of a project another role there',
  method: 'POST',
  path: '/api/atlas/v2/groups/{groupId}/users/{userId}:addRole',
  permission: 'project.users.write',
  versions: {
    '2025-02-19': {
      status: 200,
      body: AddOrRemoveGroupRole,
      response: GroupUserResponse,
      async handle({ services, caller, path, body }) {
        const which = { projectId: path.groupId, id: path.userId };
        const changed = (held: readonly string[]) => [...held, body.groupRole];
        const member = await changeProjectUserRoles(services, caller, which, changed);
        return presentGroupUser(member, rolesInProject(member, path.groupId));
      },
    },
  },
});
