import { requireGuardedApi, requireVersion } from '../../../changes/guard/require-guarded-api.js';
import { operation } from '../../define-operation.js';
import { presentVersion } from '../../presenters/guard.js';
import { readVersionNumber } from '../../requests/guard.js';
import { GuardedApiVersionWithDefinition } from '../../schemas/guard.js';

export const getGuardedApiVersion = operation({
  operationId: 'getGuardedApiVersion',
  tag: 'Guard',
  summary: 'Show a version of a guarded API with its definition',
  method: 'GET',
  path: '/orgs/{orgId}/guardedApis/{apiName}/versions/{version}',
  permission: 'organization.write',
  status: 200,
  response: GuardedApiVersionWithDefinition,
  async handle({ services, path }) {
    const { reader } = services.store;
    const api = await requireGuardedApi(reader, path.orgId, path.apiName);
    const found = await requireVersion(reader, api, readVersionNumber(api.name, path.version));
    return presentVersion(found, api, found.document);
  },
  wires: {
    private: {},
  },
});
