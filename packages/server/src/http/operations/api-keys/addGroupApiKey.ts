import { setProjectRoles } from '../../../services/api-keys/set-project-roles.js';
import { defineOperation } from '../../operation.js';
import { UserAccessRoleAssignments } from '../../schemas/api-keys.js';

export const addGroupApiKey = defineOperation({
  operationId: 'addGroupApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Assign an API key of the organization to a project',
  method: 'POST',
  path: '/api/atlas/v2/groups/{groupId}/apiKeys/{apiUserId}',
  permission: 'project.apiKeys.assign',
  versions: {
    '2023-01-01': {
      status: 204,
      body: UserAccessRoleAssignments,
      async handle({ services, caller, path, body }) {
        await setProjectRoles(services, caller, {
          projectId: path.groupId,
          id: path.apiUserId,
          roles: body.flatMap((assignment) => assignment.roles ?? []),
          permissionToAssign: 'project.apiKeys.assign',
        });
      },
    },
  },
});
