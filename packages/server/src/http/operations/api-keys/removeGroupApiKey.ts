import { removeApiKeyFromProject } from '../../../services/api-keys/remove-from-project.js';
import { operation } from '../../define-operation.js';

export const removeGroupApiKey = operation({
  operationId: 'removeGroupApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Take an API key out of a project; it stays in the organization',
  method: 'DELETE',
  path: '/groups/{groupId}/apiKeys/{apiUserId}',
  permission: 'project.apiKeys.write',
  status: 204,
  async handle({ services, caller, path }) {
    await removeApiKeyFromProject(services, caller, { projectId: path.groupId, id: path.apiUserId });
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      path: '/groups/{groupId}/apiKeys/{apiKeyId}',
      status: 200,
    },
  },
});
