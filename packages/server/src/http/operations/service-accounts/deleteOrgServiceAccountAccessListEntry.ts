import { removeAccessListEntry } from '../../../services/access-lists/remove-entry.js';
import { changeableAccountList } from '../../../services/service-accounts/changeable-list.js';
import { operation } from '../../define-operation.js';

export const deleteOrgServiceAccountAccessListEntry = operation({
  operationId: 'deleteOrgServiceAccountAccessListEntry',
  tag: 'Service Accounts',
  summary: 'Remove an entry from the access list of a service account',
  method: 'DELETE',
  path: '/orgs/{orgId}/serviceAccounts/{clientId}/accessList/{ipAddress}',
  permission: 'organization.serviceAccounts.write',
  status: 204,
  async handle({ services, caller, path }) {
    const scope = { kind: 'organization', id: path.orgId } as const;
    const findHolder = changeableAccountList(caller, scope, path.clientId);
    await removeAccessListEntry(services, caller, findHolder, path.ipAddress);
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {},
  },
});
