import { updateProjectServiceAccount } from '../../../services/service-accounts/update-project-account.js';
import { defineOperation } from '../../operation.js';
import { presentGroupServiceAccount } from '../../presenters/service-account.js';
import { GroupServiceAccount, GroupServiceAccountUpdateRequestBody } from '../../schemas/service-accounts.js';

export const updateGroupServiceAccount = defineOperation({
  operationId: 'updateGroupServiceAccount',
  tag: 'Service Accounts',
  summary: 'Change name, description or project roles of a service account assigned to a project',
  method: 'PATCH',
  path: '/api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}',
  permission: 'project.serviceAccounts.write',
  alsoNeeds: {
    permission: 'organization.serviceAccounts.write',
    unless: 'the account reaches no further than the project',
  },
  versions: {
    '2024-08-05': {
      status: 200,
      body: GroupServiceAccountUpdateRequestBody,
      response: GroupServiceAccount,
      async handle({ services, caller, path, body }) {
        const account = await updateProjectServiceAccount(services, caller, {
          projectId: path.groupId,
          clientId: path.clientId,
          name: body.name,
          description: body.description,
          roles: body.roles,
        });
        return presentGroupServiceAccount(account, path.groupId);
      },
    },
  },
});
