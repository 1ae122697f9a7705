import { updateGate as update } from '../../../services/guard/gates.js';
import { operation } from '../../define-operation.js';
import { presentGateWithSecret } from '../../presenters/guard.js';
import { readPeers } from '../../requests/guard.js';
import { GateWithSecretView, UpdateGateRequest } from '../../schemas/guard.js';

export const updateGate = operation({
  operationId: 'updateGate',
  tag: 'Guard',
  summary: 'Change a gate, or give it another secret, which is shown once',
  method: 'PATCH',
  path: '/orgs/{orgId}/gates/{gateName}',
  permission: 'organization.write',
  status: 200,
  body: UpdateGateRequest,
  response: GateWithSecretView,
  async handle({ services, caller, path, body }) {
    const which = { organizationId: path.orgId, name: path.gateName };
    const { cacheSeconds, dialect, peers, secret = 'keep' } = body;
    const changed = await update(services, caller, which, {
      ...(cacheSeconds !== undefined && { cacheSeconds }),
      ...(dialect !== undefined && { dialect }),
      ...(peers !== undefined && { peers: readPeers(peers) }),
      secret,
    });
    return presentGateWithSecret(changed);
  },
  wires: {
    private: {},
  },
});
