import { Type } from 'typebox';
import { deleteProject } from '../../../services/projects/delete-project.js';
import { defineOperation } from '../../operation.js';

export const deleteGroup = defineOperation({
  operationId: 'deleteGroup',
  tag: 'Projects',
  summary: 'Delete a project with the roles, limits and settings in it',
  method: 'DELETE',
  path: '/api/atlas/v2/groups/{groupId}',
  permission: 'project.delete',
  versions: {
    '2023-01-01': {
      status: 202,
      publishedStatus: 204,
      response: Type.Object({}),
      async handle({ services, caller, path }) {
        await deleteProject(services, caller, path.groupId);
        return {};
      },
    },
  },
});
