import { requireGate } from '../../../changes/guard/require-guarded-api.js';
import { operation } from '../../define-operation.js';
import { presentGate } from '../../presenters/guard.js';
import { GateView } from '../../schemas/guard.js';

export const getGate = operation({
  operationId: 'getGate',
  tag: 'Guard',
  summary: 'Show a gate',
  method: 'GET',
  path: '/orgs/{orgId}/gates/{gateName}',
  permission: 'organization.write',
  status: 200,
  response: GateView,
  async handle({ services, path }) {
    return presentGate(await requireGate(services.store.reader, path.orgId, path.gateName));
  },
  wires: {
    private: {},
  },
});
