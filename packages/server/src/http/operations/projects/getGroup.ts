import { requireProject } from '../../../services/projects/require-project.js';
import { defineOperation } from '../../operation.js';
import { presentProject } from '../../presenters/project.js';
import { Group } from '../../schemas/projects.js';

export const getGroup = defineOperation({
  operationId: 'getGroup',
  tag: 'Projects',
  summary: 'Show a project',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}',
  permission: 'project.read',
  versions: {
    '2023-01-01': {
      status: 200,
      response: Group,
      async handle({ services, path, link }) {
        return presentProject(await requireProject(services.store.reader, path.groupId), link);
      },
    },
  },
});
