import { agentApiKeyOf } from '../../../../services/projects/agent-api-key.js';
import { requireProject } from '../../../../services/projects/require-project.js';
import { defineOperation } from '../../../operation.js';
import { presentProject } from '../../../presenters/cloud-manager/project.js';
import { Project } from '../../../schemas/cloud-manager/projects.js';

export const getGroup = defineOperation({
  operationId: 'getGroup',
  tag: 'Projects',
  summary: 'Show a project',
  method: 'GET',
  path: '/api/public/v1.0/groups/{groupId}',
  permission: 'project.read',
  versions: {
    unversioned: {
      status: 200,
      response: Project,
      async handle({ services, path, link }) {
        const project = await requireProject(services.store.reader, path.groupId);
        return presentProject(project, agentApiKeyOf(services, project.id), link);
      },
    },
  },
});
