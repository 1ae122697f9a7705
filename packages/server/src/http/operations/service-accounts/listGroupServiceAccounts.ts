import { listProjectServiceAccounts } from '../../../store/queries/service-accounts.js';
import { operation } from '../../define-operation.js';
import { presentGroupServiceAccount } from '../../presenters/service-account.js';
import { PlainListQuery, ServiceAccountListQuery } from '../../schemas/queries.js';
import { PaginatedGroupServiceAccounts } from '../../schemas/service-accounts.js';

export const listGroupServiceAccounts = operation({
  operationId: 'listGroupServiceAccounts',
  tag: 'Service Accounts',
  summary: 'List the service accounts assigned to a project, oldest first',
  method: 'GET',
  path: '/groups/{groupId}/serviceAccounts',
  permission: 'project.serviceAccounts.read',
  query: ServiceAccountListQuery,
  status: 200,
  response: PaginatedGroupServiceAccounts,
  async handle({ services, path, page, list }) {
    const { results, totalCount } = await listProjectServiceAccounts(
      services.store.reader,
      path.groupId,
      page,
    );
    return list(
      results.map((account) => presentGroupServiceAccount(account, path.groupId)),
      totalCount,
    );
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: { query: PlainListQuery },
  },
});
