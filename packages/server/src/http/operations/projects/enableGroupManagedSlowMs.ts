import { setSlowOperationThresholding } from '../../../services/projects/set-slow-operation-thresholding.js';
import { operation } from '../../define-operation.js';

export const enableGroupManagedSlowMs = operation({
  operationId: 'enableGroupManagedSlowMs',
  tag: 'Performance Advisor',
  summary: 'Have the threshold of slow operations managed for a project',
  method: 'POST',
  path: '/groups/{groupId}/managedSlowMs/enable',
  permission: 'project.settings.write',
  status: 204,
  async handle({ services, caller, path }) {
    await setSlowOperationThresholding(services, caller, path.groupId, true);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
