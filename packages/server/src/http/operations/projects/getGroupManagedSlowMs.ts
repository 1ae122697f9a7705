import { Type } from 'typebox';
import { requireProject } from '../../../services/projects/require-project.js';
import { defineOperation } from '../../operation.js';

export const getGroupManagedSlowMs = defineOperation({
  operationId: 'getGroupManagedSlowMs',
  tag: 'Performance Advisor',
  summary: 'Tell whether the threshold of slow operations is managed for a project',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/managedSlowMs',
  permission: 'project.settings.read',
  versions: {
    '2023-01-01': {
      status: 200,
      // The whole body is true or false.
      response: Type.Boolean(),
      async handle({ services, path }) {
        const project = await requireProject(services.store.reader, path.groupId);
        return project.slow_operation_thresholding === 1;
      },
    },
  },
});
