import { rejectInvitation as reject } from '../../../services/invitations/reject.js';
import { operation } from '../../define-operation.js';
import { requireSameSite } from '../../requests/same-site.js';

export const rejectInvitation = operation({
  operationId: 'rejectInvitation',
  tag: 'Private',
  summary: 'Reject an invitation, by its link; people who have an account sign in first',
  method: 'POST',
  path: '/invitations/{token}/reject',
  permission: 'visitor',
  status: 204,
  async handle({ services, user, path, headers, address, publicUrl }) {
    requireSameSite(headers, publicUrl);
    await reject(services, { token: path.token, caller: user, address });
  },
  wires: {
    private: {},
  },
});
