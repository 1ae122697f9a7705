import { requireServiceAccount } from '../../../../changes/service-accounts/require-account.js';
import { listServiceAccountProjects } from '../../../../store/queries/service-accounts.js';
import { defineOperation } from '../../../operation.js';
import { ListQuery } from '../schemas/queries.js';
import { PaginatedServiceAccountProjects } from '../schemas/serviceAccounts.js';

export const getOrgServiceAccountGroups = defineOperation({
  operationId: 'getOrgServiceAccountGroups',
  tag: 'Service Accounts',
  summary: 'List the projects that a service account is assigned to',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/serviceAccounts/{clientId}/groups',
  // Any role in the organization; the Atlas wire asks for more.
  permission: 'organization.read',
  query: ListQuery,
  versions: {
    unversioned: {
      status: 200,
      response: PaginatedServiceAccountProjects,
      async handle({ services, path, page, list }) {
        const { reader } = services.store;
        const account = await requireServiceAccount(reader, path.orgId, path.clientId);
        const { results, totalCount } = await listServiceAccountProjects(reader, account.id, page);
        return list(
          results.map(({ projectId }) => ({ groupId: projectId })),
          totalCount,
        );
      },
    },
  },
});
