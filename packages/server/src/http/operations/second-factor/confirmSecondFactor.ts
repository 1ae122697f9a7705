import { Type } from 'typebox';
import { confirmSecondFactor as confirm } from '../../../services/second-factor/second-factor.js';
import { operation } from '../../define-operation.js';
import { signedIn } from '../../requests/callers.js';
import { secret } from '../../schemas/common.js';
import { CodeText } from '../../schemas/sessions.js';

export const confirmSecondFactor = operation({
  operationId: 'confirmSecondFactor',
  tag: 'Private',
  summary: 'Put the second factor in force; the only answer that shows its recovery codes',
  method: 'POST',
  path: '/secondFactor/confirm',
  permission: 'user',
  status: 200,
  body: Type.Object({ code: CodeText }, { additionalProperties: false }),
  response: Type.Object({ recoveryCodes: Type.Array(secret(Type.String())) }),
  async handle({ services, user, body }) {
    return { recoveryCodes: await confirm(services, signedIn(user), body.code) };
  },
  wires: {
    private: {},
  },
});
