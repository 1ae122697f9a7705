import { removeAccessListEntry } from '../../../services/access-lists/remove-entry.js';
import { changeableAccountList } from '../../../services/service-accounts/changeable-list.js';
import { defineOperation } from '../../operation.js';

export const deleteGroupServiceAccountAccessListEntry = defineOperation({
  operationId: 'deleteGroupServiceAccountAccessListEntry',
  tag: 'Service Accounts',
  summary: 'Remove an entry from the access list of a service account assigned to a project',
  method: 'DELETE',
  path: '/api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}/accessList/{ipAddress}',
  permission: 'project.serviceAccounts.accessList',
  alsoNeeds: {
    permission: 'organization.serviceAccounts.write',
    unless: 'the account reaches no further than the project',
  },
  versions: {
    '2024-08-05': {
      status: 204,
      async handle({ services, caller, path }) {
        const scope = { kind: 'project', id: path.groupId } as const;
        const findHolder = changeableAccountList(caller, scope, path.clientId);
        await removeAccessListEntry(services, caller, findHolder, path.ipAddress);
      },
    },
  },
});
