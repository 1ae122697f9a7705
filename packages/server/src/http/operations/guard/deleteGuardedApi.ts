import { deleteGuardedApi as deleteApi } from '../../../services/guard/change-api.js';
import { operation } from '../../define-operation.js';
import { RetireQuery } from '../../schemas/guard.js';

export const deleteGuardedApi = operation({
  operationId: 'deleteGuardedApi',
  tag: 'Guard',
  summary: 'Delete a guarded API with its versions, roles and gates',
  method: 'DELETE',
  path: '/orgs/{orgId}/guardedApis/{apiName}',
  permission: 'organization.write',
  query: RetireQuery,
  status: 204,
  async handle({ services, caller, path, query }) {
    const which = { organizationId: path.orgId, name: path.apiName };
    await deleteApi(services, caller, which, { retire: query.retire ?? false });
  },
  wires: {
    private: {},
  },
});
