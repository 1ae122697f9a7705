import { requireAccountIn } from '../../../services/service-accounts/scope.js';
import { defineOperation } from '../../operation.js';
import { presentGroupServiceAccount } from '../../presenters/service-account.js';
import { GroupServiceAccount } from '../../schemas/service-accounts.js';

export const getGroupServiceAccount = defineOperation({
  operationId: 'getGroupServiceAccount',
  tag: 'Service Accounts',
  summary: 'Show a service account assigned to a project, with its roles there',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}',
  permission: 'project.serviceAccounts.read',
  versions: {
    '2024-08-05': {
      status: 200,
      response: GroupServiceAccount,
      async handle({ services, path }) {
        const scope = { kind: 'project', id: path.groupId } as const;
        const account = await requireAccountIn(services.store.reader, scope, path.clientId);
        return presentGroupServiceAccount(account, path.groupId);
      },
    },
  },
});
