import { apiKeyList } from '../../../access/reach/api-key-list.js';
import { requireApiKey } from '../../../changes/api-keys/require-api-key.js';
import { listAccessListEntries } from '../../../store/queries/access-list-entries.js';
import { operation } from '../../define-operation.js';
import { presentAccessListEntry } from '../../presenters/access-list-entry.js';
import { PaginatedApiUserAccessListResponseView } from '../../schemas/access-list-entries.js';
import { ListQuery, PlainListQuery } from '../../schemas/queries.js';

export const listOrgApiKeyAccessListEntries = operation({
  operationId: 'listOrgApiKeyAccessListEntries',
  tag: 'Programmatic API Keys',
  summary: 'List the access list of an API key, with the use of each entry',
  method: 'GET',
  path: '/orgs/{orgId}/apiKeys/{apiUserId}/accessList',
  permission: 'organization.apiKeys.read',
  reach: apiKeyList,
  query: ListQuery,
  status: 200,
  response: PaginatedApiUserAccessListResponseView,
  async handle({ services, path, page, link, list }) {
    const { reader } = services.store;
    const key = { organizationId: path.orgId, id: path.apiUserId };
    await requireApiKey(reader, path.orgId, path.apiUserId);
    const { results, totalCount } = await listAccessListEntries(reader, key.id, page);
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
        operationId: 'listOrgApiKeyWhitelistEntries',
        path: '/orgs/{orgId}/apiKeys/{apiUserId}/whitelist',
      },
    },
    cloudManager: {
      path: '/orgs/{orgId}/apiKeys/{apiKeyId}/accessList',
      formerly: {
        operationId: 'listOrgApiKeyWhitelistEntries',
        path: '/orgs/{orgId}/apiKeys/{apiKeyId}/whitelist',
      },
      query: PlainListQuery,
    },
  },
});
