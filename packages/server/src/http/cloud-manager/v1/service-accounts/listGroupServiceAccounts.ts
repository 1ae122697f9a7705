import { listProjectServiceAccounts } from '../../../../store/queries/service-accounts.js';
import { defineOperation } from '../../../operation.js';
import { presentGroupServiceAccount } from '../../../presenters/service-account.js';
import { ListQuery } from '../../../schemas/cloud-manager/queries.js';
import { PaginatedGroupServiceAccounts } from '../../../schemas/service-accounts.js';

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
