import { endOtherSessions as endOthers } from '../../../services/sessions/end-sessions.js';
import { operation } from '../../define-operation.js';
import { signedIn } from '../../requests/callers.js';

export const endOtherSessions = operation({
  operationId: 'endOtherSessions',
  tag: 'Private',
  summary: 'End all other sessions of the signed-in user',
  method: 'DELETE',
  path: '/sessions',
  permission: 'user',
  status: 204,
  async handle({ services, user }) {
    await endOthers(services, signedIn(user));
  },
  wires: {
    private: {},
  },
});
