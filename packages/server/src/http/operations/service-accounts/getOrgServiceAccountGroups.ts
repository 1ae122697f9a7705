import { requireServiceAccount } from '../../../services/service-accounts/scope.js';
import { listServiceAccountProjects } from '../../../store/queries/service-accounts.js';
import { defineOperation } from '../../operation.js';
import { PlainListQuery } from '../../schemas/queries.js';
import { PaginatedServiceAccountGroup } from '../../schemas/service-accounts.js';

export const getOrgServiceAccountGroups = defineOperation({
  operationId: 'getOrgServiceAccountGroups',
  tag: 'Service Accounts',
  summary: 'List the projects that a service account is assigned to, with its roles there',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}/groups',
  permission: 'organization.serviceAccounts.read',
  query: PlainListQuery,
  versions: {
    '2024-08-05': {
      status: 200,
      response: PaginatedServiceAccountGroup,
      async handle({ services, path, page, list }) {
        const { reader } = services.store;
        const account = await requireServiceAccount(reader, path.orgId, path.clientId);
        const { results, totalCount } = await listServiceAccountProjects(reader, account.id, page);
        return list(
          results.map(({ projectId, roles }) => ({ groupId: projectId, roles })),
          totalCount,
        );
      },
    },
  },
});
