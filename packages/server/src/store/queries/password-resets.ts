import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** A link to reset a password, by the hash of its token. Times in UTC milliseconds. */
interface PasswordReset {
  readonly tokenHash: string;
  readonly userId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** The user of a link that still works. */
export async function findPasswordResetUser(
  reader: Reader,
  tokenHash: string,
  now: number,
): Promise<string | undefined> {
  const link = await reader
    .selectFrom('password_resets')
    .select('user_id')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return link?.user_id;
}

export async function countPasswordResets(reader: Reader, userId: string): Promise<number> {
  const { total } = await reader
    .selectFrom('password_resets')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(total);
}

export async function insertPasswordReset(database: Writer, reset: PasswordReset): Promise<void> {
  await database
    .insertInto('password_resets')
    .values({
      token_hash: reset.tokenHash,
      user_id: reset.userId,
      created_at: reset.createdAt,
      expires_at: reset.expiresAt,
      used_at: null,
    })
    .execute();
}

export async function deletePasswordResetsOf(database: Writer, userId: string): Promise<void> {
  await database.deleteFrom('password_resets').where('user_id', '=', userId).execute();
}

export async function deleteEndedPasswordResets(database: Writer, now: number): Promise<void> {
  await database.deleteFrom('password_resets').where('expires_at', '<=', now).execute();
}
