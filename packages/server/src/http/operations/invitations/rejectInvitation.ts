import { Type } from 'typebox';
import { rejectInvitation as reject } from '../../../services/invitations/reject.js';
import { operation } from '../../define-operation.js';
import { requireSameSite } from '../../requests/same-site.js';
import { LinkToken } from '../../schemas/sessions.js';

export const rejectInvitation = operation({
  operationId: 'rejectInvitation',
  tag: 'Private',
  summary: 'Reject an invitation, with the token of its link; users with an account sign in first',
  method: 'POST',
  path: '/invitations/reject',
  permission: 'visitor',
  status: 204,
  body: Type.Object({ token: LinkToken }, { additionalProperties: false }),
  async handle({ services, user, body, headers, address, publicUrl }) {
    requireSameSite(headers, publicUrl);
    await reject(services, { token: body.token, caller: user, address });
  },
  wires: {
    private: {},
  },
});
