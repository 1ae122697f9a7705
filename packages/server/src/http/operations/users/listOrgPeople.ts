import { listSortedMembers } from '../../../store/queries/member-lists.js';
import { operation } from '../../define-operation.js';
import { presentOrgUser } from '../../presenters/user-member.js';
import { readPeopleFilter } from '../../requests/people-filter.js';
import { readRoleFilter } from '../../requests/role-filter.js';
import { OrgPeopleQuery } from '../../schemas/people-lists.js';
import { PaginatedOrgUserView } from '../../schemas/users.js';

export const listOrgPeople = operation({
  operationId: 'listOrgPeople',
  tag: 'Private',
  summary:
    'List the members and pending users of an organization, searched, narrowed and sorted as asked for',
  method: 'GET',
  path: '/orgs/{orgId}/people',
  permission: 'organization.users.read',
  query: OrgPeopleQuery,
  status: 200,
  response: PaginatedOrgUserView,
  async handle({ services, path, query, page, list }) {
    const { reader } = services.store;
    const { groupId, teamId, withoutGroupId, withoutTeamId, sort = 'username' } = query;
    const filter = {
      ...readPeopleFilter(query, services.now()),
      role: await readRoleFilter(reader, query.role, { scope: 'organization', id: path.orgId }),
      organizationId: path.orgId,
      teamId,
      notInProject: withoutGroupId,
      notInTeam: withoutTeamId,
      ...(groupId && { project: { id: groupId, throughTeams: true } }),
    };
    const { results, totalCount } = await listSortedMembers(reader, filter, page, sort);
    return list(results.map(presentOrgUser), totalCount);
  },
  wires: {
    private: {},
  },
});
