import { signOut as endOwnSession } from '../../../services/sessions/end-sessions.js';
import { operation } from '../../define-operation.js';
import { expiredSessionCookie } from '../../presenters/session.js';
import { signedIn } from '../../requests/callers.js';

export const signOut = operation({
  operationId: 'signOut',
  tag: 'Private',
  summary: 'Sign out: end the calling session',
  method: 'DELETE',
  path: '/session',
  permission: 'user',
  status: 204,
  async handle({ services, user, publicUrl, setHeader }) {
    await endOwnSession(services, signedIn(user));
    setHeader('Set-Cookie', expiredSessionCookie(publicUrl));
  },
  wires: {
    private: {},
  },
});
