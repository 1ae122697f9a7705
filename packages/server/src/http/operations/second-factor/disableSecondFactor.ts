import { Type } from 'typebox';
import { disableSecondFactor as disable } from '../../../services/second-factor/second-factor.js';
import { operation } from '../../define-operation.js';
import { signedIn } from '../../requests/callers.js';
import { PasswordText } from '../../schemas/sessions.js';

export const disableSecondFactor = operation({
  operationId: 'disableSecondFactor',
  tag: 'Private',
  summary: 'Remove the second factor and the recovery codes of the signed-in user',
  // Not DELETE: the password is in the body, which some proxies drop from a DELETE.
  method: 'POST',
  path: '/secondFactor/disable',
  permission: 'user',
  status: 204,
  body: Type.Object({ password: PasswordText }, { additionalProperties: false }),
  async handle({ services, user, body }) {
    await disable(services, signedIn(user), body.password);
  },
  wires: {
    private: {},
  },
});
