import { apiKeyList } from '../../../access/reach/api-key-list.js';
import { addAccessListEntries } from '../../../services/access-lists/add-entries.js';
import { reachableApiKeyList } from '../../../services/api-keys/reachable-list.js';
import { listAccessListEntries } from '../../../store/queries/access-list-entries.js';
import { operation } from '../../define-operation.js';
import { presentAccessListEntry } from '../../presenters/access-list-entry.js';
import {
  PaginatedApiUserAccessListResponseView,
  UserAccessListRequests,
} from '../../schemas/access-list-entries.js';
import { ListQuery, PlainListQuery } from '../../schemas/queries.js';

export const createOrgApiKeyAccessListEntry = operation({
  operationId: 'createOrgApiKeyAccessListEntry',
  tag: 'Programmatic API Keys',
  summary: 'Add entries to the access list of an API key; answers the whole list',
  method: 'POST',
  path: '/orgs/{orgId}/apiKeys/{apiUserId}/accessList',
  permission: 'organization.apiKeys.read',
  reach: apiKeyList,
  query: ListQuery,
  status: 200,
  body: UserAccessListRequests,
  response: PaginatedApiUserAccessListResponseView,
  async handle({ services, caller, path, body, page, link, list }) {
    const key = { organizationId: path.orgId, id: path.apiUserId };
    await addAccessListEntries(services, caller, reachableApiKeyList(caller, key), body);
    const { results, totalCount } = await listAccessListEntries(services.store.reader, key.id, page);
    return list(
      results.map((entry) => presentAccessListEntry(entry, key, link)),
      totalCount,
    );
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: {
      like: '2023-01-01',
      formerly: {
        operationId: 'createOrgApiKeyWhitelistEntry',
        path: '/orgs/{orgId}/apiKeys/{apiUserId}/whitelist',
      },
    },
    cloudManager: {
      operationId: 'createOrgApiKeyAccessListEntries',
      path: '/orgs/{orgId}/apiKeys/{apiKeyId}/accessList',
      formerly: {
        operationId: 'createOrgApiKeyWhitelistEntries',
        path: '/orgs/{orgId}/apiKeys/{apiKeyId}/whitelist',
      },
      query: PlainListQuery,
    },
  },
});
