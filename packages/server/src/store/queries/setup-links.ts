import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** A link that lets the first owner in, by the hash of its token. Times in UTC milliseconds. */
interface SetupLinkRecord {
  readonly tokenHash: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** When a link ends and whether it was used. */
export async function findSetupLink(
  reader: Reader,
  tokenHash: string,
): Promise<{ expiresAt: number; isUsed: boolean } | undefined> {
  const link = await reader
    .selectFrom('setup_links')
    .select(['expires_at', 'used_at'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return link && { expiresAt: link.expires_at, isUsed: link.used_at !== null };
}

/** Makes a link the only one there is. */
export async function replaceSetupLinks(database: Writer, link: SetupLinkRecord): Promise<void> {
  await database.deleteFrom('setup_links').execute();
  await database
    .insertInto('setup_links')
    .values({
      token_hash: link.tokenHash,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
      used_at: null,
    })
    .execute();
}

export async function markSetupLinkUsed(database: Writer, tokenHash: string, now: number): Promise<void> {
  await database
    .updateTable('setup_links')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .execute();
}
