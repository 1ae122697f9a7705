import { agentApiKeyOf } from '../../../../services/projects/agent-api-key.js';
import { updateProject } from '../../../../services/projects/update-project.js';
import { defineOperation } from '../../../operation.js';
import { presentProject } from '../../../presenters/cloud-manager/project.js';
import { Project, ProjectRename } from '../../../schemas/cloud-manager/projects.js';

export const updateGroup = defineOperation({
  operationId: 'updateGroup',
  tag: 'Projects',
  summary: 'Rename a project',
  method: 'PATCH',
  path: '/api/public/v1.0/groups/{groupId}',
  permission: 'project.write',
  versions: {
    unversioned: {
      status: 200,
      body: ProjectRename,
      response: Project,
      async handle({ services, caller, path, body, link }) {
        const project = await updateProject(services, caller, path.groupId, body);
        return presentProject(project, agentApiKeyOf(services, project.id), link);
      },
    },
  },
});
