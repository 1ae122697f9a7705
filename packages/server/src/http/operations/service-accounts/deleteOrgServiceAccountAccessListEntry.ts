import { removeAccessListEntry } from '../../../services/access-lists/remove-entry.js';
import { changeableAccountList } from '../../../services/service-accounts/changeable-list.js';
import { defineOperation } from '../../operation.js';

export const deleteOrgServiceAccountAccessListEntry = defineOperation({
  operationId: 'deleteOrgServiceAccountAccessListEntry',
  tag: 'Service Accounts',
  summary: 'Remove an entry from the access list of a service account',
  method: 'DELETE',
  path: '/api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}/accessList/{ipAddress}',
  permission: 'organization.serviceAccounts.write',
  versions: {
    '2024-08-05': {
      status: 204,
      async handle({ services, caller, path }) {
        const scope = { kind: 'organization', id: path.orgId } as const;
        const findHolder = changeableAccountList(caller, scope, path.clientId);
        await removeAccessListEntry(services, caller, findHolder, path.ipAddress);
      },
    },
  },
});
