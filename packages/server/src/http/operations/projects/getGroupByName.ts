import { agentApiKeyOf } from '../../../access/reach/agent-api-key.js';
import { projectNamed, requireProjectNamed } from '../../../access/reach/project-named.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/project.js';
import { presentProject } from '../../presenters/project.js';
import { Project } from '../../schemas/cloud-manager/projects.js';
import { Group } from '../../schemas/projects.js';

export const getGroupByName = operation({
  operationId: 'getGroupByName',
  tag: 'Projects',
  summary: 'Show the project of a name among those that the caller can see',
  method: 'GET',
  path: '/groups/byName/{groupName}',
  permission: 'authenticated',
  reach: projectNamed('GROUP_NAME_NOT_FOUND'),
  status: 200,
  response: Group,
  handle: ({ services, caller, path }) =>
    requireProjectNamed(services.store.reader, caller.principal, path.groupName, 'GROUP_NAME_NOT_FOUND'),
  wires: {
    atlas: {
      // Not the documented GROUP_NAME_NOT_FOUND: the Kubernetes operator, which makes a project when there is none of the
      // name, takes this code for that and the documented one for a failure.
      reach: projectNamed('GROUP_NOT_FOUND'),
      async handle({ services, caller, path, link }) {
        const { reader } = services.store;
        const project = await requireProjectNamed(
          reader,
          caller.principal,
          path.groupName,
          'GROUP_NOT_FOUND',
        );
        return presentProject(project, link);
      },
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
