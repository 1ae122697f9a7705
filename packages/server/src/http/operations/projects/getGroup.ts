import { agentApiKeyOf } from '../../../access/reach/agent-api-key.js';
import { requireProject } from '../../../changes/projects/require-project.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/project.js';
import { presentProject } from '../../presenters/project.js';
import { Project } from '../../schemas/cloud-manager/projects.js';
import { Group } from '../../schemas/projects.js';

export const getGroup = operation({
  operationId: 'getGroup',
  tag: 'Projects',
  summary: 'Show a project',
  method: 'GET',
  path: '/groups/{groupId}',
  permission: 'project.read',
  status: 200,
  response: Group,
  handle: ({ services, path }) => requireProject(services.store.reader, path.groupId),
  wires: {
    atlas: {
      present: (project, { link }) => presentProject(project, link),
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      response: Project,
      present: (project, { services, link }) =>
        cloudManager.presentProject(project, agentApiKeyOf(services, project.id), link),
    },
  },
});
