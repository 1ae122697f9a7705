import { requireProjectOfAgentApiKey } from '../../../services/projects/agent-api-key.js';
import { defineOperation } from '../../operation.js';
import { presentProject } from '../../presenters/cloud-manager/project.js';
import { Project } from '../../schemas/cloud-manager/projects.js';

export const getGroupByAgentApiKey = defineOperation({
  operationId: 'getGroupByAgentApiKey',
  tag: 'Projects',
  summary: 'Show the project of an agent API key among those that the caller can see',
  method: 'GET',
  path: '/api/public/v1.0/groups/byAgentApiKey/{agentApiKey}',
  permission: 'authenticated',
  versions: {
    unversioned: {
      status: 200,
      response: Project,
      async handle({ services, caller, path, link }) {
        const project = await requireProjectOfAgentApiKey(services, caller.principal, path.agentApiKey);
        return presentProject(project, path.agentApiKey, link);
      },
    },
  },
});
