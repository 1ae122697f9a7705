import { requireAccountIn } from '../../../changes/service-accounts/require-account.js';
import { operation } from '../../define-operation.js';
import { presentGroupServiceAccount } from '../../presenters/service-account.js';
import { GroupServiceAccount } from '../../schemas/service-accounts.js';

export const getGroupServiceAccount = operation({
  operationId: 'getGroupServiceAccount',
  tag: 'Service Accounts',
  summary: 'Show a service account assigned to a project, with its roles there',
  method: 'GET',
  path: '/groups/{groupId}/serviceAccounts/{clientId}',
  permission: 'project.serviceAccounts.read',
  status: 200,
  response: GroupServiceAccount,
  async handle({ services, path }) {
    const scope = { kind: 'project', id: path.groupId } as const;
    const account = await requireAccountIn(services.store.reader, scope, path.clientId);
    return presentGroupServiceAccount(account, path.groupId);
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {},
  },
});
