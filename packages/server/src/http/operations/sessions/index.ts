import type { OperationDefinition } from '../../define-operation.js';
import { endOtherSessions } from './endOtherSessions.js';
import { endSession } from './endSession.js';
import { getSession } from './getSession.js';
import { listSessions } from './listSessions.js';
import { signIn } from './signIn.js';
import { signOut } from './signOut.js';

export const sessions: readonly OperationDefinition[] = [
  signIn,
  getSession,
  signOut,
  listSessions,
  endSession,
  endOtherSessions,
];
