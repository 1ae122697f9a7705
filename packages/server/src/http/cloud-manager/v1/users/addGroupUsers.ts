import { requireProject } from '../../../../services/projects/require-project.js';
import { addProjectUsersById } from '../../../../services/users/project-users.js';
import { listActive } from '../../../answers/active-members.js';
import { defineOperation } from '../../../operation.js';
import { presentProjectMember } from '../../../presenters/cloud-manager/user.js';
import { PaginatedUsers, ProjectUsersRequest } from '../../../schemas/cloud-manager/users.js';

export const addGroupUsers = defineOperation({
  operationId: 'addGroupUsers',
  tag: 'Users',
  summary:
    'Give people with accounts roles in a project; who is no member of its organization is invited. Answers the users of the project',
  method: 'POST',
  path: '/api/public/v1.0/groups/{groupId}/users',
  permission: 'project.users.write',
  versions: {
    unversioned: {
      status: 200,
      body: ProjectUsersRequest,
      response: PaginatedUsers,
      async handle(context) {
        const { services, caller, path, body } = context;
        const users = body.map(({ id, roles }) => ({ id, roles: roles.map(({ roleName }) => roleName) }));
        await addProjectUsersById(services, caller, { projectId: path.groupId, users });
        const { id, organization_id: organizationId } = await requireProject(
          services.store.reader,
          path.groupId,
        );
        return listActive(context, { organizationId, project: { id } }, presentProjectMember);
      },
    },
  },
});
