import { deleteGate as remove } from '../../../services/guard/gates.js';
import { operation } from '../../define-operation.js';

export const deleteGate = operation({
  operationId: 'deleteGate',
  tag: 'Guard',
  summary: 'Delete a gate: whoever asks by its name is answered 404 from then on',
  method: 'DELETE',
  path: '/orgs/{orgId}/gates/{gateName}',
  permission: 'organization.write',
  status: 204,
  async handle({ services, caller, path }) {
    await remove(services, caller, { organizationId: path.orgId, name: path.gateName });
  },
  wires: {
    private: {},
  },
});
