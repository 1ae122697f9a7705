import { removeAccessListEntry } from '../../../../services/access-lists/remove-entry.js';
import { changeableAccountList } from '../../../../services/service-accounts/changeable-list.js';
import { defineOperation } from '../../../operation.js';

export const deleteGroupServiceAccountAccessListEntry = defineOperation({
  operationId: 'deleteGroupServiceAccountAccessListEntry',
  tag: 'Service Accounts',
  summary: 'Remove an entry from the access list of a service account assigned to a project',
  method: 'DELETE',
  path: '/api/public/v1.0/groups/{groupId}/serviceAccounts/{clientId}/accessList/{ipAddress}',
  // Project Owner: a Project User Admin may not do this, though it may on the Atlas wire.
  permission: 'project.write',
  alsoNeeds: {
    permission: 'organization.serviceAccounts.write',
    unless: 'the account reaches no further than the project',
  },
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, caller, path }) {
        const scope = { kind: 'project', id: path.groupId } as const;
        const findHolder = changeableAccountList(caller, scope, path.clientId);
        await removeAccessListEntry(services, caller, findHolder, path.ipAddress);
      },
    },
  },
});
