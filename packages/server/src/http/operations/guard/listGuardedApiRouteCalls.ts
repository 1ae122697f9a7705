import { requireGuardedApi } from '../../../changes/guard/require-guarded-api.js';
import { listCallsByRoute } from '../../../services/guard/list-apis.js';
import { operation } from '../../define-operation.js';
import { presentRouteCalls } from '../../presenters/guard.js';
import { PaginatedRouteCalls } from '../../schemas/guarded-api-lists.js';
import { ListQuery } from '../../schemas/queries.js';

export const listGuardedApiRouteCalls = operation({
  operationId: 'listGuardedApiRouteCalls',
  tag: 'Guard',
  summary:
    'List how often the routes of a guarded API were called in the last seven days by credentials of its organization, the most frequent first',
  method: 'GET',
  path: '/orgs/{orgId}/guardedApis/{apiName}/routeCalls',
  permission: 'organization.write',
  query: ListQuery,
  status: 200,
  response: PaginatedRouteCalls,
  async handle({ services, path, page, list }) {
    const api = await requireGuardedApi(services.store.reader, path.orgId, path.apiName);
    const { results, totalCount } = await listCallsByRoute(services, api, page);
    return list(results.map(presentRouteCalls), totalCount);
  },
  wires: {
    private: {},
  },
});
