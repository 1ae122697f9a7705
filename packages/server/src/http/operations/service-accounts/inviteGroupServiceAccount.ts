import { anyServiceAccount } from '../../../access/reach/service-account.js';
import { inviteServiceAccount } from '../../../services/service-accounts/update-project-account.js';
import { operation } from '../../define-operation.js';
import { presentGroupServiceAccount } from '../../presenters/service-account.js';
import { GroupServiceAccount, GroupServiceAccountRoleAssignment } from '../../schemas/service-accounts.js';

export const inviteGroupServiceAccount = operation({
  operationId: 'inviteGroupServiceAccount',
  tag: 'Service Accounts',
  summary: 'Assign a service account of the organization to a project',
  method: 'POST',
  path: '/groups/{groupId}/serviceAccounts/{clientId}:invite',
  permission: 'project.serviceAccounts.read',
  reach: anyServiceAccount,
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
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {},
  },
});
