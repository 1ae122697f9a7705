import { Type } from 'typebox';
import { requestPasswordReset as request } from '../../../services/passwords/reset-password.js';
import { defineOperation } from '../../operation.js';
import { requireSameSite } from '../../requests/same-site.js';

export const requestPasswordReset = defineOperation({
  operationId: 'requestPasswordReset',
  tag: 'Private',
  summary: 'Mail a link to reset a password; the answer is the same whether there is such an account',
  method: 'POST',
  path: '/api/private/passwordResets',
  permission: 'public',
  versions: {
    unversioned: {
      status: 204,
      body: Type.Object(
        { username: Type.String({ maxLength: 254, minLength: 1 }) },
        { additionalProperties: false },
      ),
      async handle({ services, body, headers, address, link }) {
        requireSameSite(headers, link(''));
        await request(services, { username: body.username, address });
      },
    },
  },
});
