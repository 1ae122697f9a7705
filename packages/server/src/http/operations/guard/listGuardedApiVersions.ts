import { requireGuardedApi } from '../../../changes/guard/require-guarded-api.js';
import { listGuardedApiVersions as listStored } from '../../../store/queries/guarded-apis.js';
import { operation } from '../../define-operation.js';
import { presentVersion } from '../../presenters/guard.js';
import { PaginatedGuardedApiVersions } from '../../schemas/guard.js';
import { ListQuery } from '../../schemas/queries.js';

export const listGuardedApiVersions = operation({
  operationId: 'listGuardedApiVersions',
  tag: 'Guard',
  summary: 'List the versions of a guarded API, the newest first',
  method: 'GET',
  path: '/orgs/{orgId}/guardedApis/{apiName}/versions',
  permission: 'organization.write',
  query: ListQuery,
  status: 200,
  response: PaginatedGuardedApiVersions,
  async handle({ services, path, page, list }) {
    const { reader } = services.store;
    const api = await requireGuardedApi(reader, path.orgId, path.apiName);
    const { results, totalCount } = await listStored(reader, api.id, page);
    return list(
      results.map((version) => presentVersion(version, api)),
      totalCount,
    );
  },
  wires: {
    private: {},
  },
});
