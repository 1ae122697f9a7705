import { createGate as create } from '../../../services/guard/gates.js';
import { operation } from '../../define-operation.js';
import { presentGateWithSecret } from '../../presenters/guard.js';
import { readPeers } from '../../requests/guard.js';
import { CreateGateRequest, GateWithSecretView } from '../../schemas/guard.js';

export const createGate = operation({
  operationId: 'createGate',
  tag: 'Guard',
  summary: 'Make a gate of a guarded API. Its secret is shown once',
  method: 'POST',
  path: '/orgs/{orgId}/gates',
  permission: 'organization.write',
  status: 201,
  body: CreateGateRequest,
  response: GateWithSecretView,
  async handle({ services, caller, path, body }) {
    const which = { organizationId: path.orgId, name: body.name };
    const made = await create(services, caller, which, {
      apiName: body.api,
      cacheSeconds: body.cacheSeconds ?? 0,
      dialect: body.dialect,
      hasSecret: body.hasSecret ?? true,
      peers: readPeers(body.peers),
    });
    return presentGateWithSecret(made);
  },
  wires: {
    private: {},
  },
});
