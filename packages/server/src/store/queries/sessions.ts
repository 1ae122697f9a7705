import type { Placeholders } from '../placeholders.js';
import { prepared, type RowOf } from '../prepared.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** A signed-in person's session. Times in UTC milliseconds. */
export interface StoredSession {
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

const sessions = prepared(
  (reader, { tokenHash, userId }: Placeholders<{ tokenHash?: string; userId?: string }>) => {
    let query = reader
      .selectFrom('sessions')
      .select([
        'id',
        'user_id',
        'token_hash',
        'csrf_hash',
        'created_at',
        'last_seen_at',
        'remote_address',
        'user_agent',
        'has_second_factor',
      ])
      .orderBy('created_at', 'desc')
      .orderBy('id');
    if (tokenHash !== undefined) query = query.where('token_hash', '=', tokenHash);
    if (userId !== undefined) query = query.where('user_id', '=', userId);
    return query;
  },
);

export async function findSession(reader: Reader, tokenHash: string): Promise<StoredSession | null> {
  const row = await sessions.first(reader, { tokenHash });
  return row ? toSession(row) : null;
}

/** The sessions of a person, newest first; those that have timed out and were not removed yet among them. */
export async function findSessionsOfUser(reader: Reader, userId: string): Promise<StoredSession[]> {
  return (await sessions.all(reader, { userId })).map(toSession);
}

function toSession(row: RowOf<typeof sessions>): StoredSession {
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

export async function insertSession(database: Writer, session: StoredSession): Promise<void> {
  await database
    .insertInto('sessions')
    .values({
      id: session.id,
      user_id: session.userId,
      token_hash: session.tokenHash,
      csrf_hash: session.csrfHash,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      remote_address: session.remoteAddress,
      user_agent: session.userAgent,
      has_second_factor: session.hasSecondFactor ? 1 : 0,
    })
    .execute();
}

export async function setSessionSecondFactor(
  database: Writer,
  id: string,
  hasSecondFactor: boolean,
): Promise<void> {
  await database
    .updateTable('sessions')
    .set({ has_second_factor: hasSecondFactor ? 1 : 0 })
    .where('id', '=', id)
    .execute();
}

export async function deleteSessions(database: Writer, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await database.deleteFrom('sessions').where('id', 'in', ids).execute();
}

/** People with sessions after an id, by id, so many at most. */
export async function listPeopleWithSessions(
  reader: Reader,
  { afterId, limit }: { readonly afterId: string; readonly limit: number },
): Promise<string[]> {
  const rows = await reader
    .selectFrom('sessions')
    .select('user_id')
    .distinct()
    .where('user_id', '>', afterId)
    .orderBy('user_id')
    .limit(limit)
    .execute();
  return rows.map(({ user_id }) => user_id);
}
