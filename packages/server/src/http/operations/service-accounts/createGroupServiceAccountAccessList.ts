import { serviceAccountOfProject } from '../../../access/reach/service-account.js';
import { addAccessListEntries } from '../../../services/access-lists/add-entries.js';
import { changeableAccountList } from '../../../services/service-accounts/changeable-list.js';
import { listAccessListEntries } from '../../../store/queries/access-list-entries.js';
import { operation } from '../../define-operation.js';
import { presentServiceAccountEntry } from '../../presenters/service-account-entry.js';
import { ListQuery, PlainListQuery } from '../../schemas/queries.js';
import {
  PaginatedServiceAccountIPAccessEntryView,
  ServiceAccountIPAccessListEntries,
} from '../../schemas/service-account-entries.js';

export const createGroupServiceAccountAccessList = operation({
  operationId: 'createGroupServiceAccountAccessList',
  tag: 'Service Accounts',
  summary: 'Add entries to the access list of a service account assigned to a project',
  method: 'POST',
  path: '/groups/{groupId}/serviceAccounts/{clientId}/accessList',
  permission: 'project.serviceAccounts.accessList',
  reach: serviceAccountOfProject,
  query: ListQuery,
  status: 200,
  body: ServiceAccountIPAccessListEntries,
  response: PaginatedServiceAccountIPAccessEntryView,
  async handle({ services, caller, path, body, page, list }) {
    const scope = { kind: 'project', id: path.groupId } as const;
    const findHolder = changeableAccountList(caller, scope, path.clientId);
    const { id } = await addAccessListEntries(services, caller, findHolder, body);
    const { results, totalCount } = await listAccessListEntries(services.store.reader, id, page);
    return list(results.map(presentServiceAccountEntry), totalCount);
  },
  wires: {
    atlas: { versions: { '2024-08-05': {} } },
    cloudManager: {
      // Project Owner: a Project User Admin may not do this, though it may on the Atlas wire.
      permission: 'project.write',
      query: PlainListQuery,
    },
  },
});
