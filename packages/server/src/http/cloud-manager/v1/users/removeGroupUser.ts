import { removeProjectUser } from '../../../../services/users/project-users.js';
import { defineOperation } from '../../../operation.js';

export const removeGroupUser = defineOperation({
  operationId: 'removeGroupUser',
  tag: 'Users',
  summary: 'Take somebody out of a project; the membership in the organization stays',
  method: 'DELETE',
  path: '/api/public/v1.0/groups/{groupId}/users/{userId}',
  permission: 'project.users.write',
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, caller, path }) {
        const which = { projectId: path.groupId, id: path.userId, statuses: ['ACTIVE'] as const };
        await removeProjectUser(services, caller, which);
      },
    },
  },
});
