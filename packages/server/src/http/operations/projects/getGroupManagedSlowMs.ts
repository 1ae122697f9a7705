import { Type } from 'typebox';
import { requireProject } from '../../../changes/projects/require-project.js';
import { operation } from '../../define-operation.js';

export const getGroupManagedSlowMs = operation({
  operationId: 'getGroupManagedSlowMs',
  tag: 'Performance Advisor',
  summary: 'Show whether the threshold of slow operations is managed for a project',
  method: 'GET',
  path: '/groups/{groupId}/managedSlowMs',
  permission: 'project.settings.read',
  status: 200,
  // The whole body is true or false.
  response: Type.Boolean(),
  async handle({ services, path }) {
    const project = await requireProject(services.store.reader, path.groupId);
    return project.slowOperationThresholding;
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
