import { createHmac } from 'node:crypto';
import { newId } from '../../domain/ids.js';
import type { Sealing } from '../../domain/sealing.js';
import { generateToken, sha256Hex } from '../../domain/secrets.js';
import { insertSession } from '../../store/queries/sessions.js';
import type { WriteTransaction } from '../../store/store.js';

const TOKEN_BYTES = 32;
/** Longest `User-Agent` kept, in UTF-16 units. */
const USER_AGENT_LENGTH = 256;

/** Where a session was opened. */
export interface Visit {
  readonly address: string;
  readonly userAgent: string | undefined;
}

/** A session just opened: the only time its token can be read. */
export interface OpenedSession {
  readonly id: string;
  /** For the cookie. */
  readonly token: string;
  readonly csrfToken: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
}

/** Opens a session within a transaction. */
export async function openSession(
  { database, now }: WriteTransaction,
  sealing: Sealing,
  { userId, hasSecondFactor, visit }: { userId: string; hasSecondFactor: boolean; visit: Visit },
): Promise<OpenedSession> {
  const id = newId(now);
  const token = generateToken('', TOKEN_BYTES);
  const csrfToken = csrfTokenOf(sealing, token);
  await insertSession(database, {
    id,
    userId,
    tokenHash: sha256Hex(token),
    csrfHash: sha256Hex(csrfToken),
    createdAt: now,
    lastSeenAt: now,
    remoteAddress: visit.address,
    userAgent: visit.userAgent?.slice(0, USER_AGENT_LENGTH) ?? null,
    hasSecondFactor,
  });
  return { id, token, csrfToken, createdAt: now };
}

/** The CSRF token of a session: it follows from the session's token, so that a page can ask for it again. */
export function csrfTokenOf(sealing: Sealing, token: string): string {
  return createHmac('sha256', sealing.deriveKey('csrf tokens')).update(token).digest('base64url');
}
