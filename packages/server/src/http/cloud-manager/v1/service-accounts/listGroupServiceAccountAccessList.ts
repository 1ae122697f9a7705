import { requireAccountIn } from '../../../../changes/service-accounts/require-account.js';
import { listAccessListEntries } from '../../../../store/queries/access-list-entries.js';
import { presentServiceAccountEntry } from '../../../atlas/v2/presenters/service-account-entry.js';
import { PaginatedServiceAccountIPAccessEntryView } from '../../../atlas/v2/schemas/serviceAccountEntries.js';
import { defineOperation } from '../../../operation.js';
import { ListQuery } from '../schemas/queries.js';

export const listGroupServiceAccountAccessList = defineOperation({
  operationId: 'listGroupServiceAccountAccessList',
  tag: 'Service Accounts',
  summary: 'List the access list of a service account assigned to a project, with the use of each entry',
  method: 'GET',
  path: '/api/public/v1.0/groups/{groupId}/serviceAccounts/{clientId}/accessList',
  permission: 'project.serviceAccounts.read',
  query: ListQuery,
  versions: {
    unversioned: {
      status: 200,
      response: PaginatedServiceAccountIPAccessEntryView,
      async handle({ services, path, page, list }) {
        const { reader } = services.store;
        const scope = { kind: 'project', id: path.groupId } as const;
        const { id } = await requireAccountIn(reader, scope, path.clientId);
        const { results, totalCount } = await listAccessListEntries(reader, id, page);
        return list(results.map(presentServiceAccountEntry), totalCount);
      },
    },
  },
});
