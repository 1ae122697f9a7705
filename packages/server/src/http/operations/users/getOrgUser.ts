import { requireMember } from '../../../services/users/checks.js';
import { defineOperation } from '../../operation.js';
import { presentOrgUser } from '../../presenters/user-member.js';
import { readFilters, UserQuery } from '../../schemas/user-queries.js';
import { OrgUserResponse } from '../../schemas/users.js';

export const getOrgUser = defineOperation({
  operationId: 'getOrgUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Read a member or pending user of an organization',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/users/{userId}',
  permission: 'organization.users.read',
  query: UserQuery,
  versions: {
    '2025-02-19': {
      status: 200,
      response: OrgUserResponse,
      async handle({ services, path, query }) {
        const { statuses } = readFilters(query);
        const wanted = { organizationId: path.orgId, id: path.userId, statuses, now: Date.now() };
        return presentOrgUser(await requireMember(services.store.reader, wanted));
      },
    },
  },
});
