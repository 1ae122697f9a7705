import { requireAccountIn } from '../../../changes/service-accounts/require-account.js';
import { listAccessListEntries } from '../../../store/queries/access-list-entries.js';
import { operation } from '../../define-operation.js';
import { presentServiceAccountEntry } from '../../presenters/service-account-entry.js';
import { ListQuery, PlainListQuery } from '../../schemas/queries.js';
import { PaginatedServiceAccountIPAccessEntryView } from '../../schemas/service-account-entries.js';
import { LOOKS_AT_ACCOUNTS } from '../../wires/cloud-manager.js';

export const listOrgServiceAccountAccessList = operation({
  operationId: 'listOrgServiceAccountAccessList',
  tag: 'Service Accounts',
  summary: 'List the access list of a service account, with the use of each entry',
  method: 'GET',
  path: '/orgs/{orgId}/serviceAccounts/{clientId}/accessList',
  permission: 'organization.serviceAccounts.read',
  query: ListQuery,
  status: 200,
  response: PaginatedServiceAccountIPAccessEntryView,
  async handle({ services, path, page, list }) {
    const { reader } = services.store;
    const scope = { kind: 'organization', id: path.orgId } as const;
    const account = await requireAccountIn(reader, scope, path.clientId);
    const { results, totalCount } = await listAccessListEntries(reader, account.id, page);
    return list(results.map(presentServiceAccountEntry), totalCount);
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {
      permission: LOOKS_AT_ACCOUNTS,
      query: PlainListQuery,
    },
  },
});
