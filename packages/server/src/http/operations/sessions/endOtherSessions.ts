import { endOtherSessions as endOthers } from '../../../services/sessions/end-sessions.js';
import { defineOperation } from '../../operation.js';
import { signedIn } from '../../requests/signed-in.js';

export const endOtherSessions = defineOperation({
  operationId: 'endOtherSessions',
  tag: 'Private',
  summary: 'End every session of the signed-in person but the one that calls',
  method: 'DELETE',
  path: '/api/private/sessions',
  permission: 'user',
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, user }) {
        await endOthers(services, signedIn(user));
      },
    },
  },
});
