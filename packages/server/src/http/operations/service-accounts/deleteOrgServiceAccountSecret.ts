import { deleteSecret } from '../../../services/service-accounts/secrets.js';
import { defineOperation } from '../../operation.js';
import { ForceQuery } from '../../schemas/queries.js';

export const deleteOrgServiceAccountSecret = defineOperation({
  operationId: 'deleteOrgServiceAccountSecret',
  tag: 'Service Accounts',
  summary: 'Delete a secret of a service account; the tokens it made end at once',
  method: 'DELETE',
  path: '/api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}/secrets/{secretId}',
  permission: 'organization.serviceAccounts.write',
  query: ForceQuery,
  versions: {
    '2024-08-05': {
      status: 204,
      async handle({ services, caller, path, query }) {
        await deleteSecret(services, caller, {
          scope: { kind: 'organization', id: path.orgId },
          clientId: path.clientId,
          secretId: path.secretId,
          force: query.force ?? false,
        });
      },
    },
  },
});
