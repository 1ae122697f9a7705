import { updateProject } from '../../../services/projects/update-project.js';
import { defineOperation } from '../../operation.js';
import { presentProject } from '../../presenters/project.js';
import { Group, GroupUpdate } from '../../schemas/projects.js';

export const updateGroup = defineOperation({
  operationId: 'updateGroup',
  tag: 'Projects',
  summary: 'Change name, tags or default alert settings of a project',
  method: 'PATCH',
  path: '/api/atlas/v2/groups/{groupId}',
  permission: 'project.write',
  versions: {
    '2023-01-01': {
      status: 200,
      body: GroupUpdate,
      response: Group,
      async handle({ services, caller, path, body, link }) {
        return presentProject(await updateProject(services, caller, path.groupId, body), link);
      },
    },
  },
});
