import { readCookie, SESSION_COOKIE } from '../../../access/sessions.js';
import { describeSession } from '../../../services/sessions/describe-session.js';
import { csrfTokenOf } from '../../../services/sessions/open-session.js';
import { defineOperation } from '../../operation.js';
import { presentSession } from '../../presenters/session.js';
import { signedIn } from '../../requests/signed-in.js';
import { Session } from '../../schemas/sessions.js';

export const getSession = defineOperation({
  operationId: 'getSession',
  tag: 'Private',
  summary: 'Show who is signed in, and the CSRF token of the session again',
  method: 'GET',
  path: '/api/private/session',
  permission: 'user',
  versions: {
    unversioned: {
      status: 200,
      response: Session,
      async handle({ services, user, headers, setHeader }) {
        const { principal } = signedIn(user);
        const token = readCookie(headers.cookie, SESSION_COOKIE) ?? '';
        setHeader('Cache-Control', 'no-store');
        return presentSession(
          await describeSession(services.store.reader, principal.id, principal.session),
          csrfTokenOf(services.sealing, token),
        );
      },
    },
  },
});
