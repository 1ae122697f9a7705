import { Type } from 'typebox';
import { beginSecondFactor as begin } from '../../../services/second-factor/second-factor.js';
import { operation } from '../../define-operation.js';
import { signedIn } from '../../requests/callers.js';
import { secret } from '../../schemas/common.js';
import { PasswordText } from '../../schemas/sessions.js';

export const beginSecondFactor = operation({
  operationId: 'beginSecondFactor',
  tag: 'Private',
  summary: 'Make a secret for an authenticator app; it is in force once a code of it was confirmed',
  method: 'POST',
  path: '/secondFactor',
  permission: 'user',
  status: 200,
  body: Type.Object({ password: PasswordText }, { additionalProperties: false }),
  response: Type.Object({
    secret: secret(Type.String({ description: 'In base32, to be typed' })),
    uri: secret(Type.String({ description: 'For a QR code' })),
  }),
  handle({ services, user, body }) {
    return begin(services, signedIn(user), body.password);
  },
  wires: {
    private: {},
  },
});
