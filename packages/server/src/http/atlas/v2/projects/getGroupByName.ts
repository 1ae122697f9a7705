import { requireProjectNamed } from '../../../../services/projects/require-project-named.js';
import { defineOperation } from '../../../operation.js';
import { presentProject } from '../presenters/project.js';
import { Group } from '../schemas/projects.js';

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
        return presentProject(await requireProjectNamed(reader, caller.principal, path.groupName), link);
      },
    },
  },
});
