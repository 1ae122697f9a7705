import { Type } from 'typebox';
import { changePassword as change } from '../../../services/passwords/change-password.js';
import { operation } from '../../define-operation.js';
import { signedIn } from '../../requests/callers.js';
import { PasswordText } from '../../schemas/sessions.js';

export const changePassword = operation({
  operationId: 'changePassword',
  tag: 'Private',
  summary: 'Change the password of the signed-in user; ends the other sessions',
  method: 'POST',
  path: '/password',
  permission: 'user',
  status: 204,
  body: Type.Object(
    { currentPassword: PasswordText, newPassword: PasswordText },
    { additionalProperties: false },
  ),
  async handle({ services, user, body }) {
    await change(services, signedIn(user), body);
  },
  wires: {
    private: {},
  },
});
