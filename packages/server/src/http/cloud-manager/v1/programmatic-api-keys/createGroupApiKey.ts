import { createProjectApiKey } from '../../../../services/api-keys/create-project-api-key.js';
import { requireProject } from '../../../../services/projects/require-project.js';
import { defineOperation } from '../../../operation.js';
import { presentApiKey } from '../../../presenters/cloud-manager/api-key.js';
import { ApiKeyUserDetails } from '../../../schemas/api-keys.js';
import { ProjectApiKeyRequest } from '../../../schemas/cloud-manager/api-keys.js';

export const createGroupApiKey = defineOperation({
  operationId: 'createGroupApiKey',
  tag: 'Programmatic API Keys',
  summary: 'Create an API key in the organization of a project and assign it to the project',
  method: 'POST',
  path: '/api/public/v1.0/groups/{groupId}/apiKeys',
  permission: 'project.apiKeys.write',
  versions: {
    unversioned: {
      status: 200,
      body: ProjectApiKeyRequest,
      response: ApiKeyUserDetails,
      async handle({ services, caller, path, body, link }) {
        const { name } = await requireProject(services.store.reader, path.groupId);
        const created = await createProjectApiKey(services, caller, {
          projectId: path.groupId,
          // One of the two may be left out, and nothing says what stands for it then: the least that works.
          description: body.desc ?? `API key of project ${name}`,
          roles: body.roles ?? ['GROUP_READ_ONLY'],
        });
        return presentApiKey(created.apiKey, link, created.privateKey);
      },
    },
  },
});
