import { Type } from 'typebox';
import { textBounds } from '../../../domain/bounds/texts.js';
import { requestPasswordReset as request } from '../../../services/passwords/reset-password.js';
import { operation } from '../../define-operation.js';
import { requireSameSite } from '../../requests/same-site.js';

export const requestPasswordReset = operation({
  operationId: 'requestPasswordReset',
  tag: 'Private',
  summary: 'Mail a link to reset a password; the answer is the same whether there is such an account',
  method: 'POST',
  path: '/passwordResets',
  permission: 'public',
  status: 204,
  body: Type.Object(
    { username: Type.String({ maxLength: textBounds.username.most, minLength: 1 }) },
    { additionalProperties: false },
  ),
  async handle({ services, body, headers, address, publicUrl }) {
    requireSameSite(headers, publicUrl);
    await request(services, { username: body.username, address });
  },
  wires: {
    private: {},
  },
});
