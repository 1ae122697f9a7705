import type { UserCaller } from '../../access/principal.js';
import { findSessionsOfUser } from '../../store/queries/sessions.js';
import type { Services } from '../services.js';

/** A session as its owner sees it. Times in UTC milliseconds; `lastSeenAt` of others may be a minute old. */
export interface OwnSession {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
  readonly remoteAddress: string | null;
  readonly userAgent: string | null;
  readonly hasSecondFactor: boolean;
}

/** The sessions of the caller that have not timed out, newest first. */
export async function listSessions(
  { store, now: clock }: Pick<Services, 'store' | 'now'>,
  { principal }: UserCaller,
): Promise<OwnSession[]> {
  const now = clock();
  const { absoluteMs, idleMs } = principal.sessionLimits;
  const sessions = await findSessionsOfUser(store.reader, principal.id);
  return sessions
    .map(({ userId: _userId, tokenHash: _token, csrfHash: _csrf, ...session }) => {
      const isCurrent = session.id === principal.session.id;
      return {
        ...session,
        isCurrent,
        lastSeenAt: isCurrent ? now : session.lastSeenAt,
        expiresAt: session.createdAt + absoluteMs,
      };
    })
    .filter(
      ({ expiresAt, lastSeenAt, isCurrent }) =>
        isCurrent || (expiresAt > now && (idleMs === null || lastSeenAt + SEEN_LAG_MS + idleMs > now)),
    );
}

/** How far the written time of last use may be behind. */
const SEEN_LAG_MS = 60_000;
