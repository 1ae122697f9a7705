import { listProjectApiKeys } from '../../../store/queries/api-keys.js';
import { operation } from '../../define-operation.js';
import { presentApiKey } from '../../presenters/api-key.js';
import { PaginatedApiApiUserView } from '../../schemas/api-keys.js';
import { ListQuery, PlainListQuery } from '../../schemas/queries.js';

export const listGroupApiKeys = operation({
  operationId: 'listGroupApiKeys',
  tag: 'Programmatic API Keys',
  summary: 'List the API keys assigned to a project, by public key',
  method: 'GET',
  path: '/groups/{groupId}/apiKeys',
  permission: 'project.apiKeys.read',
  query: ListQuery,
  status: 200,
  response: PaginatedApiApiUserView,
  async handle({ services, path, page, link, list }) {
    const { results, totalCount } = await listProjectApiKeys(services.store.reader, path.groupId, page);
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
