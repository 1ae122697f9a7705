import { removeApiKeyFromProject } from '../../../../services/api-keys/remove-from-project.js';
import { defineOperation } from '../../../operation.js';

export const removeGroupApiKey = defineOperation({
  operationId: 'removeGroupApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Take an API key out of a project; it stays in the organization',
  method: 'DELETE',
  path: '/api/public/v1.0/groups/{groupId}/apiKeys/{apiKeyId}',
  permission: 'project.apiKeys.write',
  versions: {
    unversioned: {
      status: 200,
      async handle({ services, caller, path }) {
        await removeApiKeyFromProject(services, caller, { projectId: path.groupId, id: path.apiKeyId });
      },
    },
  },
});
