import { deleteSecret } from '../../../services/service-accounts/secrets.js';
import { operation } from '../../define-operation.js';
import { ForceQuery } from '../../schemas/queries.js';

export const deleteOrgServiceAccountSecret = operation({
  operationId: 'deleteOrgServiceAccountSecret',
  tag: 'Service Accounts',
  summary: 'Delete a secret of a service account; its tokens stop working at once',
  method: 'DELETE',
  path: '/orgs/{orgId}/serviceAccounts/{clientId}/secrets/{secretId}',
  permission: 'organization.serviceAccounts.write',
  query: ForceQuery,
  status: 204,
  async handle({ services, caller, path, query }) {
    await deleteSecret(services, caller, {
      scope: { kind: 'organization', id: path.orgId },
      clientId: path.clientId,
      secretId: path.secretId,
      force: query.force ?? false,
    });
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {},
  },
});
