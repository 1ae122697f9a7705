import { deleteProject } from '../../../../services/projects/delete-project.js';
import { defineOperation } from '../../../operation.js';

export const deleteGroup = defineOperation({
  operationId: 'deleteGroup',
  tag: 'Projects',
  summary: 'Delete a project with the roles in it',
  method: 'DELETE',
  path: '/api/public/v1.0/groups/{groupId}',
  permission: 'project.delete',
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, caller, path }) {
        await deleteProject(services, caller, path.groupId);
      },
    },
  },
});
