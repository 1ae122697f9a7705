import { resetProjectLimit } from '../../../services/projects/set-limits.js';
import { operation } from '../../define-operation.js';

export const deleteGroupLimit = operation({
  operationId: 'deleteGroupLimit',
  tag: 'Projects',
  summary: 'Put a limit of a project back to its default',
  method: 'DELETE',
  path: '/groups/{groupId}/limits/{limitName}',
  permission: 'project.limits.write',
  status: 204,
  async handle({ services, caller, path }) {
    await resetProjectLimit(services, caller, { projectId: path.groupId, name: path.limitName });
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
