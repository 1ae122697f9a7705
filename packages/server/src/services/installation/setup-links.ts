import { generateToken, sha256Hex } from '../../domain/secrets.js';
import { DAY_MS } from '../../domain/time-spans.js';
import { isInUse } from '../../store/queries/installation.js';
import { findSetupLink, replaceSetupLinks } from '../../store/queries/setup-links.js';
import type { Reader, Store } from '../../store/store.js';
import { about, INSTALLATION } from '../../store/subjects.js';

/** 256 bits: nothing has to slow down whoever guesses. */
const TOKEN_BYTES = 32;

/** A link that lets the first owner in, once. The token is stored as its SHA-256 only. */
export interface SetupLink {
  readonly token: string;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

/** What a token opens. `refused` does not tell a wrong token from a used, replaced or expired one. */
export type SetupLinkState = 'open' | 'refused' | 'in use';

/** Makes a new link, good for a day, which ends every earlier one; `undefined` when the store is in use already. */
export async function issueSetupLink(store: Store): Promise<SetupLink | undefined> {
  const token = generateToken('', TOKEN_BYTES);
  return store.write(about(INSTALLATION), async (transaction) => {
    const { database, now } = transaction;
    transaction.withoutEvent('a link changes nothing that is audited before it is used');
    if (await isInUse(database)) return undefined;
    const expiresAt = now + DAY_MS;
    await replaceSetupLinks(database, { tokenHash: sha256Hex(token), createdAt: now, expiresAt });
    return { token, expiresAt };
  });
}

/** What a token opens at a time (UTC milliseconds). */
export async function setupLinkState(database: Reader, token: string, now: number): Promise<SetupLinkState> {
  const link = await findSetupLink(database, sha256Hex(token));
  if (link === undefined || link.isUsed || link.expiresAt <= now) return 'refused';
  return (await isInUse(database)) ? 'in use' : 'open';
}
