import { Type } from 'typebox';
import { resetPassword as reset } from '../../../services/passwords/reset-password.js';
import { operation } from '../../define-operation.js';
import { requireSameSite } from '../../requests/same-site.js';
import { LinkToken, PasswordText } from '../../schemas/sessions.js';

export const resetPassword = operation({
  operationId: 'resetPassword',
  tag: 'Private',
  summary: 'Set a new password with the token of a mailed link; ends all sessions of the account',
  method: 'POST',
  path: '/passwordResets/complete',
  permission: 'public',
  status: 204,
  body: Type.Object({ newPassword: PasswordText, token: LinkToken }, { additionalProperties: false }),
  async handle({ services, body, headers, address, publicUrl }) {
    requireSameSite(headers, publicUrl);
    await reset(services, { ...body, address });
  },
  wires: {
    private: {},
  },
});
