import { removeProjectUser } from '../../../services/users/project-users.js';
import { membershipStatuses } from '../../../store/queries/members.js';
import { defineOperation } from '../../operation.js';
import { ACTIVE } from '../../schemas/user-queries.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const removeGroupUser = defineOperation({
  operationId: 'removeGroupUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Take somebody out of a project; the membership in the organization stays',
  method: 'DELETE',
  path: '/api/atlas/v2/groups/{groupId}/users/{userId}',
  permission: 'project.users.write',
  versions: {
    '2023-01-01': {
      status: 204,
      deprecated: DEPRECATED_PEOPLE,
      async handle({ services, caller, path }) {
        await removeProjectUser(services, caller, { projectId: path.groupId, id: path.userId, ...ACTIVE });
      },
    },
    '2025-02-19': {
      status: 204,
      async handle({ services, caller, path }) {
        const which = { projectId: path.groupId, id: path.userId, statuses: membershipStatuses };
        await removeProjectUser(services, caller, which);
      },
    },
  },
});
