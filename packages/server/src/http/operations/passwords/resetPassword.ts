import { Type } from 'typebox';
import { resetPassword as reset } from '../../../services/passwords/reset-password.js';
import { defineOperation } from '../../operation.js';
import { requireSameSite } from '../../requests/same-site.js';
import { PasswordText } from '../../schemas/sessions.js';

export const resetPassword = defineOperation({
  operationId: 'resetPassword',
  tag: 'Private',
  summary: 'Set a new password by the link that was mailed, which ends every session of the account',
  method: 'POST',
  path: '/api/private/passwordResets/{token}',
  permission: 'public',
  versions: {
    unversioned: {
      status: 204,
      body: Type.Object({ newPassword: PasswordText }, { additionalProperties: false }),
      async handle({ services, path, body, headers, link }) {
        requireSameSite(headers, link(''));
        await reset(services, { token: path.token, newPassword: body.newPassword });
      },
    },
  },
});
