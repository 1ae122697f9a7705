import { Type } from 'typebox';
import { deleteProject } from '../../../services/projects/delete-project.js';
import { operation } from '../../define-operation.js';

export const deleteGroup = operation({
  operationId: 'deleteGroup',
  tag: 'Projects',
  summary: 'Delete a project with the roles, limits and settings in it',
  method: 'DELETE',
  path: '/groups/{groupId}',
  permission: 'project.delete',
  isRepeatable: true,
  status: 204,
  async handle({ services, caller, path }) {
    await deleteProject(services, caller, path.groupId);
  },
  wires: {
    atlas: {
      status: 202,
      publishedStatus: 204,
      response: Type.Object({}),
      present: () => ({}),
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { summary: 'Delete a project with the roles in it' },
  },
});
