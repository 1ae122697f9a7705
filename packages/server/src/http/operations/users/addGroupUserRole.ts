import { rolesInProject } from '../../../changes/roles/roles-in-project.js';
import { changeProjectUserRoles } from '../../../services/users/project-users.js';
import { operation } from '../../define-operation.js';
import { presentGroupUser } from '../../presenters/user-member.js';
import { AddOrRemoveGroupRole, GroupUserResponse } from '../../schemas/users.js';

export const addGroupUserRole = operation({
  operationId: 'addGroupUserRole',
  tag: 'MongoDB Cloud Users',
  summary: 'Give a member or pending user of a project another role there',
  method: 'POST',
  path: '/groups/{groupId}/users/{userId}:addRole',
  permission: 'project.users.write',
  status: 200,
  body: AddOrRemoveGroupRole,
  response: GroupUserResponse,
  async handle({ services, caller, path, body }) {
    const which = { projectId: path.groupId, id: path.userId };
    const changed = (held: readonly string[]) => [...held, body.groupRole];
    const member = await changeProjectUserRoles(services, caller, which, changed);
    return presentGroupUser(member, rolesInProject(member, path.groupId));
  },
  wires: {
    atlas: { versions: { '2025-02-19': {} } },
  },
});
