import { listOrganizationServiceAccounts } from '../../../store/queries/service-accounts.js';
import { defineOperation } from '../../operation.js';
import { presentOrgServiceAccount } from '../../presenters/service-account.js';
import { ServiceAccountListQuery } from '../../schemas/queries.js';
import { PaginatedOrgServiceAccounts } from '../../schemas/service-accounts.js';

export const listOrgServiceAccounts = defineOperation({
  operationId: 'listOrgServiceAccounts',
  tag: 'Service Accounts',
  summary: 'List the service accounts of an organization, oldest first',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/serviceAccounts',
  permission: 'organization.serviceAccounts.read',
  query: ServiceAccountListQuery,
  versions: {
    '2024-08-05': {
      status: 200,
      response: PaginatedOrgServiceAccounts,
      async handle({ services, path, page, list }) {
        const { results, totalCount } = await listOrganizationServiceAccounts(
          services.store.reader,
          path.orgId,
          page,
        );
        return list(
          results.map((account) => presentOrgServiceAccount(account)),
          totalCount,
        );
      },
    },
  },
});
