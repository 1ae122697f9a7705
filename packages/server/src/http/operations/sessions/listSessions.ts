import { Type } from 'typebox';
import { listSessions as listOwnSessions } from '../../../services/sessions/list-sessions.js';
import { operation } from '../../define-operation.js';
import { signedIn } from '../../requests/callers.js';
import { dateTime, named, nullable, objectId } from '../../schemas/common.js';
import { wireTime } from '../../wire/render.js';

const OwnSession = named(
  'OwnSession',
  Type.Object({
    createdAt: dateTime(),
    expiresAt: dateTime(),
    id: objectId(),
    isCurrent: Type.Boolean(),
    isSecondFactorGiven: Type.Boolean(),
    lastSeenAt: dateTime(),
    remoteAddress: nullable(Type.String()),
    userAgent: nullable(Type.String()),
  }),
);

export const listSessions = operation({
  operationId: 'listSessions',
  tag: 'Private',
  summary: 'List the sessions of the signed-in user, newest first',
  method: 'GET',
  path: '/sessions',
  permission: 'user',
  status: 200,
  response: Type.Array(OwnSession),
  async handle({ services, user }) {
    const sessions = await listOwnSessions(services, signedIn(user));
    return sessions.map((session) => ({
      createdAt: wireTime(session.createdAt),
      expiresAt: wireTime(session.expiresAt),
      id: session.id,
      isCurrent: session.isCurrent,
      isSecondFactorGiven: session.hasSecondFactor,
      lastSeenAt: wireTime(session.lastSeenAt),
      remoteAddress: session.remoteAddress,
      userAgent: session.userAgent,
    }));
  },
  wires: {
    private: {},
  },
});
