import { listMembers } from '../../../store/queries/members.js';
import { listActive } from '../../answers/active-members.js';
import { defineOperation } from '../../operation.js';
import { presentOrgUser } from '../../presenters/user-member.js';
import { OrgUsersQuery, readFilters } from '../../schemas/user-queries.js';
import { PaginatedAppUserView, PaginatedOrgUserView } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const listOrgUsers = defineOperation({
  operationId: 'listOrgUsers',
  tag: 'MongoDB Cloud Users',
  summary: 'List the members and pending users of an organization, by user name',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/users',
  permission: 'organization.users.read',
  query: OrgUsersQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      response: PaginatedAppUserView,
      deprecated: DEPRECATED_PEOPLE,
      handle: (context) => listActive(context, { organizationId: context.path.orgId }),
    },
    '2025-02-19': {
      status: 200,
      response: PaginatedOrgUserView,
      async handle({ services, path, query, page, list }) {
        const filter = { ...readFilters(query), organizationId: path.orgId, now: Date.now() };
        const { results, totalCount } = await listMembers(services.store.reader, filter, page);
        return list(results.map(presentOrgUser), totalCount);
      },
    },
  },
});
