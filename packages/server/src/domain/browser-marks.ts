import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from './clock.js';
import { equalInConstantTime } from './secrets.js';
import { DAY_MS } from './time-spans.js';

/** How long a browser is known after the last time that somebody signed in with it. */
export const BROWSER_MARK_LIFETIME_MS = 30 * DAY_MS;

/**
 * Marks that browsers get when somebody signs in with them. They open nothing: by one the owner of an account is told from
 * strangers at the same address, whose wrong passwords are then not counted as the owner's. Nothing is stored of them, so
 * they hold on every node and after a restart.
 */
export interface BrowserMarks {
  /** A new mark, for one account. */
  issue(username: string): string;
  /** By what attempts with the mark are counted; `undefined` where it is not ours, of another account or too old. */
  idOf(mark: string | undefined, username: string): string | undefined;
}

/** Base64url of 16 random bytes, milliseconds in base 36, base64url of the signature. */
const FORM = /^([\w-]{22})\.([0-9a-z]{8,9})\.([\w-]{43})$/;

/** `key` depends on the master key. */
export function createBrowserMarks({ key, now }: { key: Buffer; now: Clock }): BrowserMarks {
  function signed(id: string, issuedAt: string, username: string): string {
    return createHmac('sha256', key).update(`${id}.${issuedAt}.${username}`).digest('base64url');
  }

  return {
    issue(username) {
      const id = randomBytes(16).toString('base64url');
      const issuedAt = now().toString(36);
      return `${id}.${issuedAt}.${signed(id, issuedAt, username)}`;
    },
    idOf(mark, username) {
      const [, id, issuedAt, signature] = FORM.exec(mark ?? '') ?? [];
      if (id === undefined || issuedAt === undefined || signature === undefined) return undefined;
      if (!equalInConstantTime(signature, signed(id, issuedAt, username))) return undefined;
      return Number.parseInt(issuedAt, 36) + BROWSER_MARK_LIFETIME_MS > now() ? id : undefined;
    },
  };
}
