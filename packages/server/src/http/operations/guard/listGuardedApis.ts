import { listApisInUse } from '../../../services/guard/list-apis.js';
import { operation } from '../../define-operation.js';
import { presentGuardedApiOverview } from '../../presenters/guard.js';
import { PaginatedGuardedApis } from '../../schemas/guarded-api-lists.js';
import { ListQuery } from '../../schemas/queries.js';

export const listGuardedApis = operation({
  operationId: 'listGuardedApis',
  tag: 'Guard',
  summary: 'List the guarded APIs of an organization, by name, with how they were called in the last week',
  method: 'GET',
  path: '/orgs/{orgId}/guardedApis',
  permission: 'organization.write',
  query: ListQuery,
  status: 200,
  response: PaginatedGuardedApis,
  async handle({ services, path, page, list }) {
    const { results, totalCount } = await listApisInUse(services, path.orgId, page);
    return list(results.map(presentGuardedApiOverview), totalCount);
  },
  wires: {
    private: {},
  },
});
