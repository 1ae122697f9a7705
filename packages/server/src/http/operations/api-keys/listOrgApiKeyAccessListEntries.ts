import { requireApiKey } from '../../../services/api-keys/checks.js';
import { listAccessListEntries } from '../../../store/queries/access-list-entries.js';
import { defineOperation } from '../../operation.js';
import { presentAccessListEntry } from '../../presenters/access-list-entry.js';
import { PaginatedApiUserAccessListResponseView } from '../../schemas/access-list-entries.js';
import { ListQuery } from '../../schemas/queries.js';

export const listOrgApiKeyAccessListEntries = defineOperation({
  operationId: 'listOrgApiKeyAccessListEntries',
  tag: 'Programmatic API Keys',
  summary: 'List the access list of an API key, with the use of each entry',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/apiKeys/{apiUserId}/accessList',
  permission: 'organization.apiKeys.read',
  query: ListQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      response: PaginatedApiUserAccessListResponseView,
      async handle({ services, path, page, link, list }) {
        const { reader } = services.store;
        const key = await requireApiKey(reader, path.orgId, path.apiUserId);
        const { results, totalCount } = await listAccessListEntries(reader, key.id, page);
        return list(
          results.map((entry) => presentAccessListEntry(entry, key, link)),
          totalCount,
        );
      },
    },
  },
});
