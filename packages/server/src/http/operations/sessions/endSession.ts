import { endSession as endOneSession } from '../../../services/sessions/end-sessions.js';
import { defineOperation } from '../../operation.js';
import { signedIn } from '../../requests/signed-in.js';

export const endSession = defineOperation({
  operationId: 'endSession',
  tag: 'Private',
  summary: 'End one session of the signed-in person',
  method: 'DELETE',
  path: '/api/private/sessions/{sessionId}',
  permission: 'user',
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, user, path }) {
        await endOneSession(services, signedIn(user), path.sessionId);
      },
    },
  },
});
