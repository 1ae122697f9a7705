import { requireProfile } from '../../../services/profile/profile.js';
import { defineOperation } from '../../operation.js';
import { presentProfile } from '../../presenters/session.js';
import { signedIn } from '../../requests/signed-in.js';
import { Profile } from '../../schemas/sessions.js';

export const getProfile = defineOperation({
  operationId: 'getProfile',
  tag: 'Private',
  summary: 'Show the profile of the signed-in person',
  method: 'GET',
  path: '/api/private/profile',
  permission: 'user',
  versions: {
    unversioned: {
      status: 200,
      response: Profile,
      handle: async ({ services, user }) =>
        presentProfile(await requireProfile(services.store.reader, signedIn(user).principal.id)),
    },
  },
});
