import { agentApiKeyOf } from '../../../access/reach/agent-api-key.js';
import { updateProject } from '../../../services/projects/update-project.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/project.js';
import { presentProject } from '../../presenters/project.js';
import { Project, ProjectRename } from '../../schemas/cloud-manager/projects.js';
import { Group, GroupUpdate } from '../../schemas/projects.js';

export const updateGroup = operation({
  operationId: 'updateGroup',
  tag: 'Projects',
  summary: 'Change name, tags or default alert settings of a project',
  method: 'PATCH',
  path: '/groups/{groupId}',
  permission: 'project.write',
  status: 200,
  body: GroupUpdate,
  response: Group,
  handle: ({ services, caller, path, body }) => updateProject(services, caller, path.groupId, body),
  wires: {
    atlas: {
      present: (project, { link }) => presentProject(project, link),
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      summary: 'Rename a project',
      body: ProjectRename,
      response: Project,
      present: (project, { services, link }) =>
        cloudManager.presentProject(project, agentApiKeyOf(services, project.id), link),
    },
  },
});
