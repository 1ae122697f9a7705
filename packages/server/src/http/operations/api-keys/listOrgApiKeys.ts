import { listOrganizationApiKeys } from '../../../store/queries/api-keys.js';
import { operation } from '../../define-operation.js';
import { presentApiKey } from '../../presenters/api-key.js';
import { PaginatedApiApiUserView } from '../../schemas/api-keys.js';
import { ListQuery, PlainListQuery } from '../../schemas/queries.js';

export const listOrgApiKeys = operation({
  operationId: 'listOrgApiKeys',
  tag: 'Programmatic API Keys',
  summary: 'List the API keys of an organization, by public key',
  method: 'GET',
  path: '/orgs/{orgId}/apiKeys',
  permission: 'organization.apiKeys.read',
  query: ListQuery,
  status: 200,
  response: PaginatedApiApiUserView,
  async handle({ services, path, page, link, list }) {
    const { results, totalCount } = await listOrganizationApiKeys(services.store.reader, path.orgId, page);
    return list(
      results.map((key) => presentApiKey(key, link)),
      totalCount,
    );
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { query: PlainListQuery },
  },
});
