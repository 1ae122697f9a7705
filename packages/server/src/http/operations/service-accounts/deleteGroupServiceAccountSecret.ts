import { serviceAccountOfProject } from '../../../access/reach/service-account.js';
import { deleteSecret } from '../../../services/service-accounts/secrets.js';
import { operation } from '../../define-operation.js';
import { ForceQuery } from '../../schemas/queries.js';

export const deleteGroupServiceAccountSecret = operation({
  operationId: 'deleteGroupServiceAccountSecret',
  tag: 'Service Accounts',
  summary: 'Delete a secret of a service account assigned to a project; its tokens stop working at once',
  method: 'DELETE',
  path: '/groups/{groupId}/serviceAccounts/{clientId}/secrets/{secretId}',
  permission: 'project.serviceAccounts.write',
  reach: serviceAccountOfProject,
  query: ForceQuery,
  status: 204,
  async handle({ services, caller, path, query }) {
    await deleteSecret(services, caller, {
      scope: { kind: 'project', id: path.groupId },
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
