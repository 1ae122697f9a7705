import { agentApiKeyOf } from '../../../../services/projects/agent-api-key.js';
import { requireProjectNamed } from '../../../../services/projects/require-project-named.js';
import { defineOperation } from '../../../operation.js';
import { presentProject } from '../../../presenters/cloud-manager/project.js';
import { Project } from '../../../schemas/cloud-manager/projects.js';

export const getGroupByName = defineOperation({
  operationId: 'getGroupByName',
  tag: 'Projects',
  summary: 'Show the project of a name among those that the caller can see',
  method: 'GET',
  path: '/api/public/v1.0/groups/byName/{groupName}',
  permission: 'authenticated',
  versions: {
    unversioned: {
      status: 200,
      response: Project,
      async handle({ services, caller, path, link }) {
        const { reader } = services.store;
        const project = await requireProjectNamed(
          reader,
          caller.principal,
          path.groupName,
          'GROUP_NAME_NOT_FOUND',
        );
        return presentProject(project, agentApiKeyOf(services, project.id), link);
      },
    },
  },
});
