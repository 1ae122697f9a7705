import { deleteServiceAccount } from '../../../services/service-accounts/remove-service-account.js';
import { defineOperation } from '../../operation.js';
import { ForceQuery } from '../../schemas/queries.js';

export const deleteOrgServiceAccount = defineOperation({
  operationId: 'deleteOrgServiceAccount',
  tag: 'Service Accounts',
  summary: 'Delete a service account from the organization and from all of its projects',
  method: 'DELETE',
  path: '/api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}',
  permission: 'organization.serviceAccounts.write',
  query: ForceQuery,
  versions: {
    '2024-08-05': {
      status: 204,
      async handle({ services, caller, path, query }) {
        await deleteServiceAccount(services, caller, {
          organizationId: path.orgId,
          clientId: path.clientId,
          force: query.force ?? false,
        });
      },
    },
  },
});
