import { assignApiKey } from '../../../services/api-keys/assign-to-project.js';
import { operation } from '../../define-operation.js';
import { UserAccessRoleAssignments } from '../../schemas/api-keys.js';

export const addGroupApiKey = operation({
  operationId: 'addGroupApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Assign an API key of the organization to a project',
  method: 'POST',
  path: '/groups/{groupId}/apiKeys/{apiUserId}',
  permission: 'project.apiKeys.assign',
  status: 204,
  body: UserAccessRoleAssignments,
  async handle({ services, caller, path, body }) {
    await assignApiKey(services, caller, {
      projectId: path.groupId,
      id: path.apiUserId,
      roles: body.flatMap((assignment) => assignment.roles ?? []),
    });
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
  },
});
