import { keyAssignment } from '../../../access/reach/key-assignment.js';
import { setProjectApiKey } from '../../../services/api-keys/assign-to-project.js';
import { operation } from '../../define-operation.js';
import { presentApiKey } from '../../presenters/api-key.js';
import { ApiKeyUserDetails, UpdateAtlasProjectApiKey } from '../../schemas/api-keys.js';
import { ProjectApiKeyRoles } from '../../schemas/cloud-manager/api-keys.js';
import { ListQuery } from '../../schemas/queries.js';

export const updateGroupApiKeyRoles = operation({
  operationId: 'updateGroupApiKeyRoles',
  tag: 'Programmatic API Keys',
  summary: 'Assign an API key of the organization to a project, or replace its roles there',
  method: 'PATCH',
  path: '/groups/{groupId}/apiKeys/{apiUserId}',
  permission: 'project.apiKeys.write',
  status: 200,
  body: UpdateAtlasProjectApiKey,
  response: ApiKeyUserDetails,
  async handle({ services, caller, path, body, link }) {
    const key = await setProjectApiKey(services, caller, {
      projectId: path.groupId,
      id: path.apiUserId,
      description: body.desc,
      roles: body.roles,
      permissionToAssign: 'project.apiKeys.assign',
    });
    return presentApiKey(key, link);
  },
  wires: {
    atlas: {
      reach: keyAssignment,
      // Published, and sent by clients, although the answer is no list.
      query: ListQuery,
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      path: '/groups/{groupId}/apiKeys/{apiKeyId}',
      body: ProjectApiKeyRoles,
      async handle({ services, caller, path, body, link }) {
        const key = await setProjectApiKey(services, caller, {
          projectId: path.groupId,
          id: path.apiUserId,
          roles: body.roles,
          // A Project User Admin may do both here; on the Atlas wire assigning takes a Project Owner.
          permissionToAssign: 'project.apiKeys.write',
        });
        return presentApiKey(key, link);
      },
    },
  },
});
