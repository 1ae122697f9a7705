import { resetProjectLimit } from '../../../services/projects/limits.js';
import { defineOperation } from '../../operation.js';

export const deleteGroupLimit = defineOperation({
  operationId: 'deleteGroupLimit',
  tag: 'Projects',
  summary: 'Put a limit of a project back to its default',
  method: 'DELETE',
  path: '/api/atlas/v2/groups/{groupId}/limits/{limitName}',
  permission: 'project.limits.write',
  versions: {
    '2023-01-01': {
      status: 204,
      async handle({ services, caller, path }) {
        await resetProjectLimit(services, caller, { projectId: path.groupId, name: path.limitName });
      },
    },
  },
});
