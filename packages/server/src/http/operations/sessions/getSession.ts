import { sessionTokenOf } from '../../../access/sessions.js';
import { csrfTokenOf } from '../../../changes/sessions/open-session.js';
import { describeSession } from '../../../services/sessions/describe-session.js';
import { operation } from '../../define-operation.js';
import { presentSession } from '../../presenters/session.js';
import { signedIn } from '../../requests/callers.js';
import { Session } from '../../schemas/sessions.js';

export const getSession = operation({
  operationId: 'getSession',
  tag: 'Private',
  summary: 'Show who is signed in, and the CSRF token of the session again',
  method: 'GET',
  path: '/session',
  permission: 'user',
  status: 200,
  response: Session,
  async handle({ services, user, headers, publicUrl }) {
    const { principal } = signedIn(user);
    const token = sessionTokenOf(headers, publicUrl) ?? '';
    return presentSession(
      services,
      await describeSession(services.store.reader, principal.id, principal.session),
      csrfTokenOf(services.sealing, token),
    );
  },
  wires: {
    private: {},
  },
});
