import { removeApiKeyFromProject } from '../../../services/api-keys/remove-from-project.js';
import { defineOperation } from '../../operation.js';

export const removeGroupApiKey = defineOperation({
  operationId: 'removeGroupApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Take an API key out of a project; it stays in the organization',
  method: 'DELETE',
  path: '/api/atlas/v2/groups/{groupId}/apiKeys/{apiUserId}',
  permission: 'project.apiKeys.write',
  versions: {
    '2023-01-01': {
      status: 204,
      async handle({ services, caller, path }) {
        await removeApiKeyFromProject(services, caller, { projectId: path.groupId, id: path.apiUserId });
      },
    },
  },
});
