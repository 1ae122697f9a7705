import { listGuardedApis as listStored } from '../../../store/queries/guarded-apis.js';
import { operation } from '../../define-operation.js';
import { presentGuardedApi } from '../../presenters/guard.js';
import { PaginatedGuardedApis } from '../../schemas/guard.js';
import { ListQuery } from '../../schemas/queries.js';

export const listGuardedApis = operation({
  operationId: 'listGuardedApis',
  tag: 'Guard',
  summary: 'List the guarded APIs of an organization, by name',
  method: 'GET',
  path: '/orgs/{orgId}/guardedApis',
  permission: 'organization.write',
  query: ListQuery,
  status: 200,
  response: PaginatedGuardedApis,
  async handle({ services, path, page, list }) {
    const { results, totalCount } = await listStored(services.store.reader, path.orgId, page);
    return list(results.map(presentGuardedApi), totalCount);
  },
  wires: {
    private: {},
  },
});
