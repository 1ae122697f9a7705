import { signOut as endOwnSession } from '../../../services/sessions/end-sessions.js';
import { defineOperation } from '../../operation.js';
import { expiredSessionCookie } from '../../presenters/session.js';
import { signedIn } from '../../requests/signed-in.js';

export const signOut = defineOperation({
  operationId: 'signOut',
  tag: 'Private',
  summary: 'End the session that calls',
  method: 'DELETE',
  path: '/api/private/session',
  permission: 'user',
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, user, link, setHeader }) {
        await endOwnSession(services, signedIn(user));
        setHeader('Set-Cookie', expiredSessionCookie(link('')));
      },
    },
  },
});
