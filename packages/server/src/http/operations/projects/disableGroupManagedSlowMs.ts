import { setSlowOperationThresholding } from '../../../services/projects/set-slow-operation-thresholding.js';
import { operation } from '../../define-operation.js';

export const disableGroupManagedSlowMs = operation({
  operationId: 'disableGroupManagedSlowMs',
  tag: 'Performance Advisor',
  summary: 'Keep the threshold of slow operations of a project as it is, unmanaged',
  method: 'DELETE',
  path: '/groups/{groupId}/managedSlowMs/disable',
  permission: 'project.settings.write',
  status: 204,
  async handle({ services, caller, path }) {
    await setSlowOperationThresholding(services, caller, path.groupId, false);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
