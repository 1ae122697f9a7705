import { listOrganizationServiceAccounts } from '../../../store/queries/service-accounts.js';
import { operation } from '../../define-operation.js';
import { presentOrgServiceAccount } from '../../presenters/service-account.js';
import { PlainListQuery, ServiceAccountListQuery } from '../../schemas/queries.js';
import { PaginatedOrgServiceAccounts } from '../../schemas/service-accounts.js';
import { LOOKS_AT_ACCOUNTS } from '../../wires/cloud-manager.js';

export const listOrgServiceAccounts = operation({
  operationId: 'listOrgServiceAccounts',
  tag: 'Service Accounts',
  summary: 'List the service accounts of an organization, oldest first',
  method: 'GET',
  path: '/orgs/{orgId}/serviceAccounts',
  permission: 'organization.serviceAccounts.read',
  query: ServiceAccountListQuery,
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
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {
      permission: LOOKS_AT_ACCOUNTS,
      query: PlainListQuery,
    },
  },
});
