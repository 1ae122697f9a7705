import { Type } from 'typebox';
import { changePassword as change } from '../../../services/passwords/change-password.js';
import { defineOperation } from '../../operation.js';
import { signedIn } from '../../requests/signed-in.js';
import { PasswordText } from '../../schemas/sessions.js';

export const changePassword = defineOperation({
  operationId: 'changePassword',
  tag: 'Private',
  summary: 'Change the password of the signed-in person, which ends their other sessions',
  method: 'POST',
  path: '/api/private/password',
  permission: 'user',
  versions: {
    unversioned: {
      status: 204,
      body: Type.Object(
        { currentPassword: PasswordText, newPassword: PasswordText },
        { additionalProperties: false },
      ),
      async handle({ services, user, body }) {
        await change(services, signedIn(user), body);
      },
    },
  },
});
