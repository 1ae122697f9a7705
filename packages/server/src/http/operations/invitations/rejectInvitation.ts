import { rejectInvitation as reject } from '../../../services/invitations/reject.js';
import { defineOperation } from '../../operation.js';
import { requireSameSite } from '../../requests/same-site.js';

export const rejectInvitation = defineOperation({
  operationId: 'rejectInvitation',
  tag: 'Private',
  summary: 'Reject an invitation, by its link; people who have an account sign in first',
  method: 'POST',
  path: '/api/private/invitations/{token}/reject',
  permission: 'visitor',
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, user, path, headers, address, link }) {
        requireSameSite(headers, link(''));
        await reject(services, { token: path.token, caller: user, address });
      },
    },
  },
});
