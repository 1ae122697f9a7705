import type { Reader } from '../store.js';

/** A signed-in person's session. Times in UTC milliseconds. */
export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly tokenHash: string;
  readonly csrfHash: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly remoteAddress: string | null;
  readonly userAgent: string | null;
  readonly hasSecondFactor: boolean;
}

export async function findSession(reader: Reader, tokenHash: string): Promise<SessionRow | null> {
  const row = await sessionRows(reader).where('token_hash', '=', tokenHash).executeTakeFirst();
  return row ? toSession(row) : null;
}

/** The sessions of a person, newest first; those that have timed out and were not removed yet among them. */
export async function findSessionsOfUser(reader: Reader, userId: string): Promise<SessionRow[]> {
  const rows = await sessionRows(reader)
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toSession);
}

function sessionRows(reader: Reader) {
  return reader.selectFrom('sessions').selectAll();
}

function toSession(row: Awaited<ReturnType<ReturnType<typeof sessionRows>['execute']>>[number]): SessionRow {
  return {
    id: row.id,
    userId: row.user_id,
    tokenHash: row.token_hash,
    csrfHash: row.csrf_hash,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    remoteAddress: row.remote_address,
    userAgent: row.user_agent,
    hasSecondFactor: row.has_second_factor === 1,
  };
}
