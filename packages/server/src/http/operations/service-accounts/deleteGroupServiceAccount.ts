import { removeServiceAccountFromProject } from '../../../services/service-accounts/remove-service-account.js';
import { defineOperation } from '../../operation.js';

export const deleteGroupServiceAccount = defineOperation({
  operationId: 'deleteGroupServiceAccount',
  tag: 'Service Accounts',
  summary: 'Take a service account out of a project; it stays in the organization with its secrets',
  method: 'DELETE',
  path: '/api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}',
  permission: 'project.serviceAccounts.write',
  versions: {
    '2024-08-05': {
      status: 204,
      async handle({ services, caller, path }) {
        await removeServiceAccountFromProject(services, caller, {
          projectId: path.groupId,
          clientId: path.clientId,
        });
      },
    },
  },
});
