import { endSession as endOneSession } from '../../../services/sessions/end-sessions.js';
import { operation } from '../../define-operation.js';
import { signedIn } from '../../requests/callers.js';

export const endSession = operation({
  operationId: 'endSession',
  tag: 'Private',
  summary: 'End one session of the signed-in user',
  method: 'DELETE',
  path: '/sessions/{sessionId}',
  permission: 'user',
  status: 204,
  async handle({ services, user, path }) {
    await endOneSession(services, signedIn(user), path.sessionId);
  },
  wires: {
    private: {},
  },
});
