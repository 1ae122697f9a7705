import { setSlowOperationThresholding } from '../../../services/projects/set-slow-operation-thresholding.js';
import { defineOperation } from '../../operation.js';

export const enableGroupManagedSlowMs = defineOperation({
  operationId: 'enableGroupManagedSlowMs',
  tag: 'Performance Advisor',
  summary: 'Have the threshold of slow operations managed for a project',
  method: 'POST',
  path: '/api/atlas/v2/groups/{groupId}/managedSlowMs/enable',
  permission: 'project.settings.write',
  versions: {
    '2023-01-01': {
      status: 204,
      async handle({ services, path }) {
        await setSlowOperationThresholding(services, path.groupId, true);
      },
    },
  },
});
