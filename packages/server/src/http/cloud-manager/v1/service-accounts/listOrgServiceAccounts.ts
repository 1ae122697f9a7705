import { listOrganizationServiceAccounts } from '../../../../store/queries/service-accounts.js';
import { defineOperation } from '../../../operation.js';
import { presentOrgServiceAccount } from '../../../presenters/service-account.js';
import { ListQuery } from '../../../schemas/cloud-manager/queries.js';
import { PaginatedOrgServiceAccounts } from '../../../schemas/service-accounts.js';

export const listOrgServiceAccounts = defineOperation({
  operationId: 'listOrgServiceAccounts',
  tag: 'Service Accounts',
  summary: 'List the service accounts of an organization, oldest first',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/serviceAccounts',
  // Any role in the organization; the Atlas wire asks for more.
  permission: 'organization.read',
  query: ListQuery,
  versions: {
    unversioned: {
      status: 200,
      response: PaginatedOrgServiceAccounts,
      async handle({ services, path, page, list }) {
        const { reader } = services.store;
        const { results, totalCount } = await listOrganizationServiceAccounts(reader, path.orgId, page);
        return list(
          results.map((account) => presentOrgServiceAccount(account)),
          totalCount,
        );
      },
    },
  },
});
