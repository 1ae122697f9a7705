import { requireProject } from '../../../changes/projects/require-project.js';
import { listPeopleOfProject } from '../../../services/users/people-of-project.js';
import { operation } from '../../define-operation.js';
import { presentGroupUser } from '../../presenters/user-member.js';
import { readPeopleFilter } from '../../requests/people-filter.js';
import { accessOf } from '../../requests/project-access.js';
import { readRoleFilter } from '../../requests/role-filter.js';
import { GroupPeopleQuery, PaginatedGroupPerson } from '../../schemas/people-lists.js';

export const listGroupPeople = operation({
  operationId: 'listGroupPeople',
  tag: 'Private',
  summary:
    'List who can use a project, and by what: roles of their own, of their teams, or in the organization; searched, narrowed and sorted as asked for',
  method: 'GET',
  path: '/groups/{groupId}/people',
  permission: 'project.users.read',
  query: GroupPeopleQuery,
  status: 200,
  response: PaginatedGroupPerson,
  async handle({ services, path, query, page, list }) {
    const { reader } = services.store;
    const { id, organizationId } = await requireProject(reader, path.groupId);
    const filter = {
      ...readPeopleFilter(query, services.now()),
      role: await readRoleFilter(reader, query.role, { scope: 'project', id: path.groupId }),
      organizationId,
      project: accessOf(id, { flattenTeams: true, includeOrgUsers: true }),
    };
    const { results, totalCount } = await listPeopleOfProject(reader, filter, page, query.sort ?? 'username');
    return list(
      results.map(({ member, ownRoles, organizationRoles, teams }) => ({
        groupRoles: [...ownRoles],
        orgRoles: [...organizationRoles],
        teams: teams.map((team) => ({ id: team.id, name: team.name, roleNames: [...team.roles] })),
        user: presentGroupUser(member, [...ownRoles, ...teams.flatMap(({ roles }) => roles)]),
      })),
      totalCount,
    );
  },
  wires: {
    private: {},
  },
});
