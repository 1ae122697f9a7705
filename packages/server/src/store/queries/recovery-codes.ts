import type { Writer } from '../writer.js';

/** Makes these the recovery codes of a person, by their hashes, all unused; none takes them away. */
export async function replaceRecoveryCodes(
  database: Writer,
  userId: string,
  codeHashes: readonly string[],
): Promise<void> {
  await database.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
  if (codeHashes.length === 0) return;
  await database
    .insertInto('recovery_codes')
    .values(codeHashes.map((hash) => ({ user_id: userId, code_hash: hash, used_at: null })))
    .execute();
}

/** Uses up a code; false when it is not one of the person, or was used before. */
export async function spendRecoveryCode(
  database: Writer,
  userId: string,
  { codeHash, now }: { readonly codeHash: string; readonly now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
