import { deleteServiceAccount } from '../../../services/service-accounts/remove-service-account.js';
import { operation } from '../../define-operation.js';
import { ForceQuery } from '../../schemas/queries.js';

export const deleteOrgServiceAccount = operation({
  operationId: 'deleteOrgServiceAccount',
  tag: 'Service Accounts',
  summary: 'Delete a service account from the organization and from all of its projects',
  method: 'DELETE',
  path: '/orgs/{orgId}/serviceAccounts/{clientId}',
  permission: 'organization.serviceAccounts.write',
  query: ForceQuery,
  status: 204,
  async handle({ services, caller, path, query }) {
    await deleteServiceAccount(services, caller, {
      organizationId: path.orgId,
      clientId: path.clientId,
      force: query.force ?? false,
    });
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {},
  },
});
