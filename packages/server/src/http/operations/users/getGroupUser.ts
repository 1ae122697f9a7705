import { requireProject } from '../../../changes/projects/require-project.js';
import { rolesInProject } from '../../../changes/roles/roles-in-project.js';
import { requireProjectUser } from '../../../changes/users/require-member.js';
import { operation } from '../../define-operation.js';
import { presentGroupUser } from '../../presenters/user-member.js';
import { readFilters, UserQuery } from '../../schemas/user-queries.js';
import { GroupUserResponse } from '../../schemas/users.js';

export const getGroupUser = operation({
  operationId: 'getGroupUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Read a member or pending user of a project',
  method: 'GET',
  path: '/groups/{groupId}/users/{userId}',
  permission: 'project.users.read',
  query: UserQuery,
  status: 200,
  response: GroupUserResponse,
  async handle({ services, path, query }) {
    const { reader } = services.store;
    const project = await requireProject(reader, path.groupId);
    const wanted = { id: path.userId, statuses: readFilters(query).statuses, now: services.now() };
    const member = await requireProjectUser(reader, project, wanted);
    return presentGroupUser(member, rolesInProject(member, project.id));
  },
  wires: {
    atlas: { versions: { '2025-02-19': {} } },
  },
});
