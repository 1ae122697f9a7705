import { assignApiKey } from '../../../../services/api-keys/assign-to-project.js';
import { ApiKeyUserDetails } from '../../../atlas/v2/schemas/apiKeys.js';
import { defineOperation } from '../../../operation.js';
import { presentApiKey } from '../presenters/api-key.js';
import { ProjectApiKeyRoles } from '../schemas/apiKeys.js';

export const updateGroupApiKeyRoles = defineOperation({
  operationId: 'updateGroupApiKeyRoles',
  tag: 'Programmatic API Keys',
  summary: 'Assign an API key of the organization to a project, or replace its roles there',
  method: 'PATCH',
  path: '/api/public/v1.0/groups/{groupId}/apiKeys/{apiKeyId}',
  permission: 'project.apiKeys.write',
  versions: {
    unversioned: {
      status: 200,
      body: ProjectApiKeyRoles,
      response: ApiKeyUserDetails,
      async handle({ services, caller, path, body, link }) {
        const key = await assignApiKey(services, caller, {
          projectId: path.groupId,
          id: path.apiKeyId,
          roles: body.roles,
          // A Project User Admin may do both here; on the Atlas wire assigning takes a Project Owner.
          permissionToAssign: 'project.apiKeys.write',
        });
        return presentApiKey(key, link);
      },
    },
  },
});
