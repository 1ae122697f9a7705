import { generateToken, sha256Hex } from '../../domain/secrets.js';
import type { Reader, Store, WriteTransaction } from '../../store/store.js';
import { isInUse } from './is-in-use.js';

/** 256 bits: nothing has to slow down whoever guesses. */
const TOKEN_BYTES = 32;
const LIFETIME_MS = 24 * 60 * 60 * 1000;

/** A link that lets the first owner in, once. The token is stored as its SHA-256 only. */
export interface SetupLink {
  readonly token: string;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

/** What a token opens. `refused` does not tell a wrong token from a used, replaced or expired one. */
export type SetupLinkState = 'open' | 'refused' | 'in use';

/** Makes a new link, which ends every earlier one; `undefined` when the store is in use already. */
export async function issueSetupLink(store: Store): Promise<SetupLink | undefined> {
  const token = generateToken('', TOKEN_BYTES);
  return store.write(async (transaction) => {
    const { database, now } = transaction;
    transaction.withoutEvent('a link changes nothing that is audited before it is used');
    if (await isInUse(database)) return undefined;
    await database.deleteFrom('setup_links').execute();
    const expiresAt = now + LIFETIME_MS;
    await database
      .insertInto('setup_links')
      .values({ token_hash: sha256Hex(token), created_at: now, expires_at: expiresAt, used_at: null })
      .execute();
    return { token, expiresAt };
  });
}

/** What a token opens at a time (UTC milliseconds). */
export async function setupLinkState(database: Reader, token: string, now: number): Promise<SetupLinkState> {
  const link = await database
    .selectFrom('setup_links')
    .select(['expires_at', 'used_at'])
    .where('token_hash', '=', sha256Hex(token))
    .executeTakeFirst();
  if (link === undefined || link.used_at !== null || link.expires_at <= now) return 'refused';
  return (await isInUse(database)) ? 'in use' : 'open';
}

/** Marks a token as used, in the transaction that uses it. */
export async function useSetupLink({ database, now }: WriteTransaction, token: string): Promise<void> {
  await database
    .updateTable('setup_links')
    .set({ used_at: now })
    .where('token_hash', '=', sha256Hex(token))
    .execute();
}
