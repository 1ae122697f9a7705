import { setProjectRoles } from '../../../services/api-keys/set-project-roles.js';
import { defineOperation } from '../../operation.js';
import { presentApiKey } from '../../presenters/api-key.js';
import { ApiKeyUserDetails, UpdateAtlasProjectApiKey } from '../../schemas/api-keys.js';
import { ListQuery } from '../../schemas/queries.js';

export const updateGroupApiKeyRoles = defineOperation({
  operationId: 'updateGroupApiKeyRoles',
  tag: 'Programmatic API Keys',
  summary: 'Assign an API key of the organization to a project, or replace its roles there',
  method: 'PATCH',
  path: '/api/atlas/v2/groups/{groupId}/apiKeys/{apiUserId}',
  permission: 'project.apiKeys.write',
  alsoNeeds: { permission: 'project.apiKeys.assign', unless: 'the key is in the project already' },
  // Published, and sent by clients, although the answer is no list.
  query: ListQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      body: UpdateAtlasProjectApiKey,
      response: ApiKeyUserDetails,
      async handle({ services, caller, path, body, link }) {
        const key = await setProjectRoles(services, caller, {
          projectId: path.groupId,
          id: path.apiUserId,
          description: body.desc,
          roles: body.roles,
          permissionToAssign: 'project.apiKeys.assign',
        });
        return presentApiKey(key, link);
      },
    },
  },
});
