import { addAccessListEntries } from '../../../services/access-lists/add-entries.js';
import { changeableApiKeyList } from '../../../services/api-keys/changeable-list.js';
import { listAccessListEntries } from '../../../store/queries/access-list-entries.js';
import { defineOperation } from '../../operation.js';
import { presentAccessListEntry } from '../../presenters/access-list-entry.js';
import {
  PaginatedApiUserAccessListResponseView,
  UserAccessListRequests,
} from '../../schemas/access-list-entries.js';
import { ListQuery } from '../../schemas/queries.js';

export const createOrgApiKeyAccessListEntry = defineOperation({
  operationId: 'createOrgApiKeyAccessListEntry',
  tag: 'Programmatic API Keys',
  summary: 'Add entries to the access list of an API key; answers the whole list',
  method: 'POST',
  path: '/api/atlas/v2/orgs/{orgId}/apiKeys/{apiUserId}/accessList',
  // The key itself may do this, and whoever manages all that it reaches; the service decides.
  permission: 'organization.apiKeys.read',
  alsoNeeds: {
    permission: 'organization.apiKeys.write',
    unless: 'the key is the caller itself, or reaches nothing but projects whose keys the caller manages',
  },
  query: ListQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      body: UserAccessListRequests,
      response: PaginatedApiUserAccessListResponseView,
      async handle({ services, caller, path, body, page, link, list }) {
        const key = { organizationId: path.orgId, id: path.apiUserId };
        await addAccessListEntries(services, caller, changeableApiKeyList(caller, key), body);
        const { results, totalCount } = await listAccessListEntries(services.store.reader, key.id, page);
        return list(
          results.map((entry) => presentAccessListEntry(entry, key, link)),
          totalCount,
        );
      },
    },
  },
});
