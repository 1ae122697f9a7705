import { listMembers } from '../../../store/queries/members.js';
import { listActiveMembers } from '../../answers/active-members.js';
import { listOf } from '../../answers/list-of.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/user.js';
import { presentMemberListItem, presentOrgUser } from '../../presenters/user-member.js';
import { PaginatedUsers } from '../../schemas/cloud-manager/users.js';
import { PlainListQuery } from '../../schemas/queries.js';
import { OrgUsersQuery, readFilters } from '../../schemas/user-queries.js';
import { PaginatedAppUserView, PaginatedOrgUserView } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const listOrgUsers = operation({
  operationId: 'listOrgUsers',
  tag: 'MongoDB Cloud Users',
  summary: 'List the members and pending users of an organization, by user name',
  method: 'GET',
  path: '/orgs/{orgId}/users',
  permission: 'organization.users.read',
  query: OrgUsersQuery,
  status: 200,
  handle: (context) => listActiveMembers(context, { organizationId: context.path.orgId }),
  wires: {
    atlas: {
      versions: {
        '2023-01-01': {
          response: PaginatedAppUserView,
          deprecated: DEPRECATED_PEOPLE,
          present: listOf(presentMemberListItem),
        },
        '2025-02-19': {
          response: PaginatedOrgUserView,
          async handle({ services, path, query, page, list }) {
            const filter = { ...readFilters(query), organizationId: path.orgId, now: services.now() };
            const { results, totalCount } = await listMembers(services.store.reader, filter, page);
            return list(results.map(presentOrgUser), totalCount);
          },
        },
      },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      tag: 'Users',
      summary: 'List the members of an organization, by user name',
      query: PlainListQuery,
      response: PaginatedUsers,
      present: listOf(cloudManager.presentMember),
    },
  },
});
