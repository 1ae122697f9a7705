import { removeServiceAccountFromProject } from '../../../services/service-accounts/remove-service-account.js';
import { operation } from '../../define-operation.js';

export const deleteGroupServiceAccount = operation({
  operationId: 'deleteGroupServiceAccount',
  tag: 'Service Accounts',
  summary: 'Take a service account out of a project; it stays in the organization with its secrets',
  method: 'DELETE',
  path: '/groups/{groupId}/serviceAccounts/{clientId}',
  permission: 'project.serviceAccounts.write',
  status: 204,
  async handle({ services, caller, path }) {
    await removeServiceAccountFromProject(services, caller, {
      projectId: path.groupId,
      clientId: path.clientId,
    });
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {},
  },
});
