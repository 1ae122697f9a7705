import { Type } from 'typebox';
import { textBounds } from '../../../domain/bounds/texts.js';
import { updateProfile as changeProfile } from '../../../services/profile/profile.js';
import { operation } from '../../define-operation.js';
import { presentProfile } from '../../presenters/session.js';
import { signedIn } from '../../requests/callers.js';
import { nullable } from '../../schemas/common.js';
import { PersonName, Profile } from '../../schemas/sessions.js';

export const updateProfile = operation({
  operationId: 'updateProfile',
  tag: 'Private',
  summary: 'Change name, country or telephone number of the signed-in user; missing values are not changed',
  method: 'PATCH',
  path: '/profile',
  permission: 'user',
  status: 200,
  body: Type.Object(
    {
      country: Type.Optional(nullable(Type.String({ maxLength: textBounds.country.most }))),
      firstName: Type.Optional(PersonName),
      lastName: Type.Optional(PersonName),
      mobileNumber: Type.Optional(
        nullable(Type.String({ maxLength: textBounds.mobileNumber.most, pattern: '^\\+?[0-9 ().-]+$' })),
      ),
    },
    { additionalProperties: false },
  ),
  response: Profile,
  handle: async ({ services, user, body }) =>
    presentProfile(await changeProfile(services, signedIn(user), body)),
  wires: {
    private: {},
  },
});
