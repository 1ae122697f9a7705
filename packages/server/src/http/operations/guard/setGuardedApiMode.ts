import { changeGuardMode } from '../../../services/guard/change-api.js';
import { operation } from '../../define-operation.js';
import { presentGuardedApi } from '../../presenters/guard.js';
import { GuardedApiView, GuardModeRequest } from '../../schemas/guard.js';

export const setGuardedApiMode = operation({
  operationId: 'setGuardedApiMode',
  tag: 'Guard',
  summary: 'Say whether a guarded API refuses, or only reports what it would refuse',
  method: 'PUT',
  path: '/orgs/{orgId}/guardedApis/{apiName}/mode',
  permission: 'organization.write',
  status: 200,
  body: GuardModeRequest,
  response: GuardedApiView,
  async handle({ services, caller, path, body }) {
    const which = { organizationId: path.orgId, name: path.apiName };
    return presentGuardedApi(await changeGuardMode(services, caller, which, body.mode));
  },
  wires: {
    private: {},
  },
});
