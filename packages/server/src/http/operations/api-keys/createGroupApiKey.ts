import { requireProject } from '../../../changes/projects/require-project.js';
import { createProjectApiKey } from '../../../services/api-keys/create-project-api-key.js';
import { operation } from '../../define-operation.js';
import { presentApiKey } from '../../presenters/api-key.js';
import { ApiKeyUserDetails, CreateAtlasProjectApiKey } from '../../schemas/api-keys.js';
import { ProjectApiKeyRequest } from '../../schemas/cloud-manager/api-keys.js';

export const createGroupApiKey = operation({
  operationId: 'createGroupApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Create an API key in the organization of a project and assign it to the project',
  method: 'POST',
  path: '/groups/{groupId}/apiKeys',
  permission: 'project.apiKeys.write',
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
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      body: ProjectApiKeyRequest,
      async handle({ services, caller, path, body, link }) {
        const { name } = await requireProject(services.store.reader, path.groupId);
        const created = await createProjectApiKey(services, caller, {
          projectId: path.groupId,
          // One of the two may be left out. The docs do not name a default; we use the smallest valid value.
          description: body.desc ?? `API key of project ${name}`,
          roles: body.roles ?? ['GROUP_READ_ONLY'],
        });
        return presentApiKey(created.apiKey, link, created.privateKey);
      },
    },
  },
});
