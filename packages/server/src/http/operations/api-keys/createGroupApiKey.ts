import { createProjectApiKey } from '../../../services/api-keys/create-project-api-key.js';
import { defineOperation } from '../../operation.js';
import { presentApiKey } from '../../presenters/api-key.js';
import { ApiKeyUserDetails, CreateAtlasProjectApiKey } from '../../schemas/api-keys.js';

export const createGroupApiKey = defineOperation({
  operationId: 'createGroupApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Create an API key in the organization of a project and assign it to the project',
  method: 'POST',
  path: '/api/atlas/v2/groups/{groupId}/apiKeys',
  permission: 'project.apiKeys.write',
  versions: {
    '2023-01-01': {
      status: 200,
      body: CreateAtlasProjectApiKey,
      response: ApiKeyUserDetails,
      async handle({ services, caller, path, body, link }) {
        const created = await createProjectApiKey(services, caller, {
          projectId: path.groupId,
          description: body.desc,
          roles: body.roles,
        });
        return presentApiKey(created.apiKey, link, created.privateKey);
      },
    },
  },
});
