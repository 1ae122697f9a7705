import { updateProjectServiceAccount } from '../../../../services/service-accounts/update-project-account.js';
import { defineOperation } from '../../../operation.js';
import { presentGroupServiceAccount } from '../../../presenters/service-account.js';
import { ProjectServiceAccountUpdate } from '../../../schemas/cloud-manager/service-accounts.js';
import { GroupServiceAccount } from '../../../schemas/service-accounts.js';

export const updateGroupServiceAccount = defineOperation({
  operationId: 'updateGroupServiceAccount',
  tag: 'Service Accounts',
  summary:
    'Replace the project roles of a service account assigned to a project; change its name or description',
  method: 'PATCH',
  path: '/api/public/v1.0/groups/{groupId}/serviceAccounts/{clientId}',
  permission: 'project.serviceAccounts.write',
  alsoNeeds: {
    permission: 'organization.serviceAccounts.write',
    unless: 'the account reaches no further than the project',
  },
  versions: {
    unversioned: {
      status: 200,
      body: ProjectServiceAccountUpdate,
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
