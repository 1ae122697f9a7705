import { requireAccountIn } from '../../../../changes/service-accounts/require-account.js';
import { presentGroupServiceAccount } from '../../../atlas/v2/presenters/service-account.js';
import { GroupServiceAccount } from '../../../atlas/v2/schemas/serviceAccounts.js';
import { defineOperation } from '../../../operation.js';

export const getGroupServiceAccount = defineOperation({
  operationId: 'getGroupServiceAccount',
  tag: 'Service Accounts',
  summary: 'Show a service account assigned to a project, with its roles there',
  method: 'GET',
  path: '/api/public/v1.0/groups/{groupId}/serviceAccounts/{clientId}',
  permission: 'project.serviceAccounts.read',
  versions: {
    unversioned: {
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
