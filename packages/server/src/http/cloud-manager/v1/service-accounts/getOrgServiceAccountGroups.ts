import { requireServiceAccount } from '../../../../services/service-accounts/scope.js';
import { listServiceAccountProjects } from '../../../../store/queries/service-accounts.js';
import { defineOperation } from '../../../operation.js';
import { ListQuery } from '../../../schemas/cloud-manager/queries.js';
import { PaginatedServiceAccountProjects } from '../../../schemas/cloud-manager/service-accounts.js';

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
