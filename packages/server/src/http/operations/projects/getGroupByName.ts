import { requireProjectNamed } from '../../../services/projects/require-project-named.js';
import { defineOperation } from '../../operation.js';
import { presentProject } from '../../presenters/project.js';
import { Group } from '../../schemas/projects.js';

export const getGroupByName = defineOperation({
  operationId: 'getGroupByName',
  tag: 'Projects',
  summary: 'Show the project of a name among those that the caller can see',
  method: 'GET',
  path: '/api/atlas/v2/groups/byName/{groupName}',
  permission: 'authenticated',
  versions: {
    '2023-01-01': {
      status: 200,
      response: Group,
      async handle({ services, caller, path, link }) {
        const { reader } = services.store;
        // Not the documented GROUP_NAME_NOT_FOUND: the Kubernetes operator, which makes a project when there is none of
        // the name, takes this code for that and the documented one for a failure.
        const project = await requireProjectNamed(
          reader,
          caller.principal,
          path.groupName,
          'GROUP_NOT_FOUND',
        );
        return presentProject(project, link);
      },
    },
  },
});
