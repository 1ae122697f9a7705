import { listProjectServiceAccounts } from '../../../../store/queries/service-accounts.js';
import { presentGroupServiceAccount } from '../../../atlas/v2/presenters/service-account.js';
import { PaginatedGroupServiceAccounts } from '../../../atlas/v2/schemas/serviceAccounts.js';
import { defineOperation } from '../../../operation.js';
import { ListQuery } from '../schemas/queries.js';

export const listGroupServiceAccounts = defineOperation({
  operationId: 'listGroupServiceAccounts',
  tag: 'Service Accounts',
  summary: 'List the service accounts assigned to a project, oldest first',
  method: 'GET',
  path: '/api/public/v1.0/groups/{groupId}/serviceAccounts',
  permission: 'project.serviceAccounts.read',
  query: ListQuery,
  versions: {
    unversioned: {
      status: 200,
      response: PaginatedGroupServiceAccounts,
      async handle({ services, path, page, list }) {
        const { reader } = services.store;
        const { results, totalCount } = await listProjectServiceAccounts(reader, path.groupId, page);
        return list(
          results.map((account) => presentGroupServiceAccount(account, path.groupId)),
          totalCount,
        );
      },
    },
  },
});
