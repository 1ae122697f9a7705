import { setProjectRoles } from '../../../../services/api-keys/set-project-roles.js';
import { defineOperation } from '../../../operation.js';
import { presentApiKey } from '../../../presenters/cloud-manager/api-key.js';
import { ApiKeyUserDetails } from '../../../schemas/api-keys.js';
import { ProjectApiKeyRoles } from '../../../schemas/cloud-manager/api-keys.js';

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
        const key = await setProjectRoles(services, caller, {
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
