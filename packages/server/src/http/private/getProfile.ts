import { requireProfile } from '../../services/profile/profile.js';
import { defineOperation } from '../operation.js';
import { presentProfile } from './present-session.js';
import { Profile } from './schemas.js';
import { signedIn } from './signed-in.js';

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
