import { requireAccountIn } from '../../../services/service-accounts/scope.js';
import { listAccessListEntries } from '../../../store/queries/access-list-entries.js';
import { defineOperation } from '../../operation.js';
import { presentServiceAccountEntry } from '../../presenters/service-account-entry.js';
import { ListQuery } from '../../schemas/queries.js';
import { PaginatedServiceAccountIPAccessEntryView } from '../../schemas/service-account-entries.js';

export const listGroupServiceAccountAccessList = defineOperation({
  operationId: 'listGroupServiceAccountAccessList',
  tag: 'Service Accounts',
  summary: 'List the access list of a service account assigned to a project',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}/accessList',
  permission: 'project.serviceAccounts.read',
  query: ListQuery,
  versions: {
    '2024-08-05': {
      status: 200,
      response: PaginatedServiceAccountIPAccessEntryView,
      async handle({ services, path, page, list }) {
        const { reader } = services.store;
        const scope = { kind: 'project', id: path.groupId } as const;
        const account = await requireAccountIn(reader, scope, path.clientId);
        const { results, totalCount } = await listAccessListEntries(reader, account.id, page);
        return list(results.map(presentServiceAccountEntry), totalCount);
      },
    },
  },
});
