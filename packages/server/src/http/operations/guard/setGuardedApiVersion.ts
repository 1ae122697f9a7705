import { activateVersion } from '../../../services/guard/change-api.js';
import { operation } from '../../define-operation.js';
import { presentGuardedApi } from '../../presenters/guard.js';
import { ActiveVersionRequest, GuardedApiView } from '../../schemas/guard.js';

export const setGuardedApiVersion = operation({
  operationId: 'setGuardedApiVersion',
  tag: 'Guard',
  summary: 'Make a version of a guarded API the active one, such as the one before',
  method: 'PUT',
  path: '/orgs/{orgId}/guardedApis/{apiName}/activeVersion',
  permission: 'organization.write',
  status: 200,
  body: ActiveVersionRequest,
  response: GuardedApiView,
  async handle({ services, caller, path, body }) {
    const which = { organizationId: path.orgId, name: path.apiName };
    const { version, retire = false } = body;
    return presentGuardedApi(await activateVersion(services, caller, which, { version, retire }));
  },
  wires: {
    private: {},
  },
});
