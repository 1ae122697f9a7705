import { serviceAccountOfProject } from '../../../access/reach/service-account.js';
import { removeAccessListEntry } from '../../../services/access-lists/remove-entry.js';
import { changeableAccountList } from '../../../services/service-accounts/changeable-list.js';
import { operation } from '../../define-operation.js';

export const deleteGroupServiceAccountAccessListEntry = operation({
  operationId: 'deleteGroupServiceAccountAccessListEntry',
  tag: 'Service Accounts',
  summary: 'Remove an entry from the access list of a service account assigned to a project',
  method: 'DELETE',
  path: '/groups/{groupId}/serviceAccounts/{clientId}/accessList/{ipAddress}',
  permission: 'project.serviceAccounts.accessList',
  reach: serviceAccountOfProject,
  status: 204,
  async handle({ services, caller, path }) {
    const scope = { kind: 'project', id: path.groupId } as const;
    const findHolder = changeableAccountList(caller, scope, path.clientId);
    await removeAccessListEntry(services, caller, findHolder, path.ipAddress);
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {
      // Project Owner: a Project User Admin may not do this, though it may on the Atlas wire.
      permission: 'project.write',
    },
  },
});
