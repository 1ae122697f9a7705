import { rolesInProject } from '../../../services/users/checks.js';
import { addProjectUser } from '../../../services/users/project-users.js';
import { defineOperation } from '../../operation.js';
import { presentGroupUser } from '../../presenters/user-member.js';
import { GroupUserRequestBody, GroupUserResponse } from '../../schemas/users.js';

export const addGroupUsers = defineOperation({
  operationId: 'addGroupUsers',
  tag: 'MongoDB Cloud Users',
  summary: 'Give somebody roles in a project; who is no member of its organization is invited to it',
  method: 'POST',
  path: '/api/atlas/v2/groups/{groupId}/users',
  permission: 'project.users.write',
  versions: {
    '2025-02-19': {
      status: 201,
      body: GroupUserRequestBody,
      response: GroupUserResponse,
      async handle({ services, caller, path, body }) {
        const member = await addProjectUser(services, caller, { projectId: path.groupId, ...body });
        return presentGroupUser(member, rolesInProject(member, path.groupId));
      },
    },
  },
});
