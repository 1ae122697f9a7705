import { rolesInProject } from '../../../changes/roles/roles-in-project.js';
import { changeProjectUserRoles } from '../../../services/users/project-users.js';
import { operation } from '../../define-operation.js';
import { ACTIVE } from '../../schemas/user-queries.js';
import { UpdateGroupRolesForUser, UpdateGroupRolesForUserBody } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const updateGroupUserRoles = operation({
  operationId: 'updateGroupUserRoles',
  tag: 'Projects',
  summary: 'Replace the roles of a user in a project',
  method: 'PUT',
  path: '/groups/{groupId}/users/{userId}/roles',
  permission: 'project.users.write',
  status: 200,
  body: UpdateGroupRolesForUserBody,
  response: UpdateGroupRolesForUser,
  async handle({ services, caller, path, body }) {
    const which = { projectId: path.groupId, id: path.userId, ...ACTIVE };
    const member = await changeProjectUserRoles(services, caller, which, () => body.groupRoles ?? []);
    return { groupRoles: rolesInProject(member, path.groupId) };
  },
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PEOPLE } } },
    cloudManager: { tag: 'Users' },
  },
});
