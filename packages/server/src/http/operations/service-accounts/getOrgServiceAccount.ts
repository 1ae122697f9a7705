import { requireAccountIn } from '../../../changes/service-accounts/require-account.js';
import { operation } from '../../define-operation.js';
import { presentOrgServiceAccount } from '../../presenters/service-account.js';
import { OrgServiceAccount } from '../../schemas/service-accounts.js';
import { LOOKS_AT_ACCOUNTS } from '../../wires/cloud-manager.js';

export const getOrgServiceAccount = operation({
  operationId: 'getOrgServiceAccount',
  tag: 'Service Accounts',
  summary: 'Show a service account of an organization, its secrets masked',
  method: 'GET',
  path: '/orgs/{orgId}/serviceAccounts/{clientId}',
  permission: 'organization.serviceAccounts.read',
  status: 200,
  response: OrgServiceAccount,
  async handle({ services, path }) {
    const scope = { kind: 'organization', id: path.orgId } as const;
    const account = await requireAccountIn(services.store.reader, scope, path.clientId);
    return presentOrgServiceAccount(account);
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {
      permission: LOOKS_AT_ACCOUNTS,
    },
  },
});
