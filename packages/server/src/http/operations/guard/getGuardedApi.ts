import { requireGuardedApi, requireVersion } from '../../../changes/guard/require-guarded-api.js';
import { operation } from '../../define-operation.js';
import { presentGuardedApiWithDefinition } from '../../presenters/guard.js';
import { GuardedApiWithDefinition } from '../../schemas/guard.js';

export const getGuardedApi = operation({
  operationId: 'getGuardedApi',
  tag: 'Guard',
  summary: 'Show a guarded API with the definition of its active version',
  method: 'GET',
  path: '/orgs/{orgId}/guardedApis/{apiName}',
  permission: 'organization.write',
  status: 200,
  response: GuardedApiWithDefinition,
  async handle({ services, path }) {
    const { reader } = services.store;
    const api = await requireGuardedApi(reader, path.orgId, path.apiName);
    const { document } = await requireVersion(reader, api, api.activeVersion);
    return presentGuardedApiWithDefinition(api, document);
  },
  wires: {
    private: {},
  },
});
