import { removeProjectUser } from '../../../services/users/project-users.js';
import { membershipStatuses } from '../../../store/queries/members.js';
import { operation } from '../../define-operation.js';
import { ACTIVE } from '../../schemas/user-queries.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const removeGroupUser = operation({
  operationId: 'removeGroupUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Remove a user from a project; the user stays in the organization',
  method: 'DELETE',
  path: '/groups/{groupId}/users/{userId}',
  permission: 'project.users.write',
  status: 204,
  async handle({ services, caller, path }) {
    const which = { projectId: path.groupId, id: path.userId, ...ACTIVE };
    await removeProjectUser(services, caller, which);
  },
  wires: {
    atlas: {
      versions: {
        '2023-01-01': { deprecated: DEPRECATED_PEOPLE },
        '2025-02-19': {
          async handle({ services, caller, path }) {
            const which = { projectId: path.groupId, id: path.userId, statuses: membershipStatuses };
            await removeProjectUser(services, caller, which);
          },
        },
      },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { tag: 'Users' },
  },
});
