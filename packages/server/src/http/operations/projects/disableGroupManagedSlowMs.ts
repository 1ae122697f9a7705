import { setSlowOperationThresholding } from '../../../services/projects/set-slow-operation-thresholding.js';
import { defineOperation } from '../../operation.js';

export const disableGroupManagedSlowMs = defineOperation({
  operationId: 'disableGroupManagedSlowMs',
  tag: 'Performance Advisor',
  summary: 'Keep the threshold of slow operations of a project as it is, unmanaged',
  method: 'DELETE',
  path: '/api/atlas/v2/groups/{groupId}/managedSlowMs/disable',
  permission: 'project.settings.write',
  versions: {
    '2023-01-01': {
      status: 204,
      async handle({ services, path }) {
        await setSlowOperationThresholding(services, path.groupId, false);
      },
    },
  },
});
