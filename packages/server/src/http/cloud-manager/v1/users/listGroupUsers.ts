import { requireProject } from '../../../../services/projects/require-project.js';
import { listActive } from '../../../answers/active-members.js';
import { defineOperation } from '../../../operation.js';
import { accessOf } from '../../../operations/users/listGroupUsers.js';
import { presentProjectMember } from '../../../presenters/cloud-manager/user.js';
import { ProjectUsersQuery } from '../../../schemas/cloud-manager/queries.js';
import { PaginatedUsers } from '../../../schemas/cloud-manager/users.js';

export const listGroupUsers = defineOperation({
  operationId: 'listGroupUsers',
  tag: 'Users',
  summary: 'List the users of a project, by user name',
  method: 'GET',
  path: '/api/public/v1.0/groups/{groupId}/users',
  permission: 'project.users.read',
  query: ProjectUsersQuery,
  versions: {
    unversioned: {
      status: 200,
      response: PaginatedUsers,
      async handle(context) {
        const { services, path, query } = context;
        const { id, organization_id: organizationId } = await requireProject(
          services.store.reader,
          path.groupId,
        );
        return listActive(context, { organizationId, project: accessOf(id, query) }, presentProjectMember);
      },
    },
  },
});
