import { inviteServiceAccount } from '../../../services/service-accounts/update-project-account.js';
import { defineOperation } from '../../operation.js';
import { presentGroupServiceAccount } from '../../presenters/service-account.js';
import { GroupServiceAccount, GroupServiceAccountRoleAssignment } from '../../schemas/service-accounts.js';

export const inviteGroupServiceAccount = defineOperation({
  operationId: 'inviteGroupServiceAccount',
  tag: 'Service Accounts',
  summary: 'Assign a service account of the organization to a project',
  method: 'POST',
  path: '/api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}:invite',
  // It takes an owner of the organization; the service decides, since the path has no organization.
  permission: 'project.serviceAccounts.read',
  alsoNeeds: { permission: 'organization.serviceAccounts.write' },
  versions: {
    '2024-08-05': {
      status: 200,
      body: GroupServiceAccountRoleAssignment,
      response: GroupServiceAccount,
      async handle({ services, caller, path, body }) {
        const account = await inviteServiceAccount(services, caller, {
          projectId: path.groupId,
          clientId: path.clientId,
          roles: body.roles,
        });
        return presentGroupServiceAccount(account, path.groupId);
      },
    },
  },
});
