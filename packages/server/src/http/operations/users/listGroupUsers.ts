import { requireProject } from '../../../changes/projects/require-project.js';
import { rolesInProject } from '../../../changes/roles/roles-in-project.js';
import { listMembers } from '../../../store/queries/members.js';
import { teamRolesInProject } from '../../../store/queries/team-projects.js';
import { listActiveMembers } from '../../answers/active-members.js';
import { listOf } from '../../answers/list-of.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/user.js';
import { presentGroupUser, presentMemberListItem } from '../../presenters/user-member.js';
import { accessOf } from '../../requests/project-access.js';
import { ProjectUsersQuery } from '../../schemas/cloud-manager/queries.js';
import { PaginatedUsers } from '../../schemas/cloud-manager/users.js';
import { GroupUsersQuery, readFilters } from '../../schemas/user-queries.js';
import { PaginatedAppUserView, PaginatedGroupUserView } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const listGroupUsers = operation({
  operationId: 'listGroupUsers',
  tag: 'MongoDB Cloud Users',
  summary: 'List the members and pending users of a project, by user name',
  method: 'GET',
  path: '/groups/{groupId}/users',
  permission: 'project.users.read',
  query: GroupUsersQuery,
  status: 200,
  async handle(context) {
    const { services, path, query } = context;
    const project = await requireProject(services.store.reader, path.groupId);
    const access = accessOf(project.id, query);
    return listActiveMembers(context, { organizationId: project.organizationId, project: access });
  },
  wires: {
    atlas: {
      versions: {
        '2023-01-01': {
          response: PaginatedAppUserView,
          deprecated: DEPRECATED_PEOPLE,
          present: listOf(presentMemberListItem),
        },
        '2025-02-19': {
          response: PaginatedGroupUserView,
          async handle({ services, path, query, page, list }) {
            const { reader } = services.store;
            const { id, organizationId } = await requireProject(reader, path.groupId);
            const filter = {
              ...readFilters(query),
              organizationId,
              project: accessOf(id, query),
              now: services.now(),
            };
            const { results, totalCount } = await listMembers(reader, filter, page);
            const ofTeams = await teamRolesInProject(reader, id, query.flattenTeams ? results : []);
            const present = (member: (typeof results)[number]) =>
              presentGroupUser(member, [...rolesInProject(member, id), ...ofTeams(member.id)]);
            return list(results.map(present), totalCount);
          },
        },
      },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      tag: 'Users',
      summary: 'List the users of a project, by user name',
      query: ProjectUsersQuery,
      response: PaginatedUsers,
      present: listOf(cloudManager.presentProjectMember),
    },
  },
});
