import { requireMember } from '../../../changes/users/require-member.js';
import { operation } from '../../define-operation.js';
import { presentOrgUser } from '../../presenters/user-member.js';
import { readFilters, UserQuery } from '../../schemas/user-queries.js';
import { OrgUserResponse } from '../../schemas/users.js';

export const getOrgUser = operation({
  operationId: 'getOrgUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Read a member or pending user of an organization',
  method: 'GET',
  path: '/orgs/{orgId}/users/{userId}',
  permission: 'organization.users.read',
  query: UserQuery,
  status: 200,
  response: OrgUserResponse,
  async handle({ services, path, query }) {
    const { statuses } = readFilters(query);
    const wanted = { organizationId: path.orgId, id: path.userId, statuses, now: services.now() };
    return presentOrgUser(await requireMember(services.store.reader, wanted));
  },
  wires: {
    atlas: { versions: { '2025-02-19': {} } },
  },
});
