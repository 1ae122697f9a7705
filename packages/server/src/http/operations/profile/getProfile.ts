import { requireProfile } from '../../../services/profile/profile.js';
import { operation } from '../../define-operation.js';
import { presentProfile } from '../../presenters/session.js';
import { signedIn } from '../../requests/callers.js';
import { Profile } from '../../schemas/sessions.js';

export const getProfile = operation({
  operationId: 'getProfile',
  tag: 'Private',
  summary: 'Show the profile of the signed-in user',
  method: 'GET',
  path: '/profile',
  permission: 'user',
  status: 200,
  response: Profile,
  handle: async ({ services, user }) =>
    presentProfile(await requireProfile(services.store.reader, signedIn(user).principal.id)),
  wires: {
    private: {},
  },
});
