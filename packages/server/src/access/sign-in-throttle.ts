import { parseAddress, siteOf } from '../domain/addresses.js';
import { memoryBounds } from '../domain/bounds/memory.js';
import type { Clock } from '../domain/clock.js';
import { sha256Hex } from '../domain/secrets.js';
import { type Attempts, createAttempts } from './attempts.js';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Failures per hour from unfamiliar addresses after which an account counts as under attack. */
const ATTACK_FAILURES = 20;
const UNFAMILIAR_WAIT_MS = 15 * SECOND_MS;
/** Failures per hour of an account by what shows its owner, after which that shows nothing. */
const KNOWN_FAILURES = 20;

/** An attempt that may go on. It counts as failed until one of these is called. */
interface Attempt {
  succeeded(): void;
  /** Neither failed nor succeeded, for example because something is still missing. */
  withdraw(): void;
}

type Admitted = { readonly waitSeconds: 0; readonly attempt: Attempt };
type Early = { readonly waitSeconds: number; readonly attempt: undefined };

export interface SignInThrottle {
  /**
   * Asks to try a password of an account, which need not exist. `known` tells what shows that its owner has been here: the
   * mark of a browser in which the account was signed in to, or its session.
   */
  tryPassword(username: string, address: string, known?: string): Admitted | Early;
  /** Asks to try a code of the second factor, which only somebody who gave the right password gets to. */
  tryCode(userId: string, known?: string): Admitted | Early;
  /** Asks to cause a mail to be sent. */
  tryMail(address: string): Admitted | Early;
  /** Starts anew, as a new process does. */
  forgetAll(): void;
}

/**
 * Slows down guessing, and lets no stranger lock anybody out: no wait depends on what happens at other addresses, except
 * for one that is short and is served once.
 *
 * 1. Account and address: five attempts are free, then each wrong one doubles the wait, from 1 second to 15 minutes.
 *    Signing in clears it. Of an IPv6 address the first 64 bits count.
 * 2. Address, over all accounts: 50 failures are free, then the wait doubles from 1 second to 1 minute.
 * 3. An account with 20 failures within an hour from addresses where its owner has not signed in lately is under attack:
 *    an address that is new to it waits for 15 seconds before its first attempt, and then has none that is free.
 * 4. Rules 2 and 3 do not reach addresses at which the account was signed in to within the last 30 days.
 * 5. Who comes with a browser in which the account was signed in to, or with its session, is counted by that and not by
 *    address: rule 1 alone, and no wrong password of others at the address holds up the owner. After 20 failures of such
 *    within an hour address and account count again: who knew the password for a while can have collected marks.
 * 6. Codes of the second factor, per account, wherever they come from: ten are free, then the wait doubles from 1 second
 *    to 15 minutes. Only who has the password gets here, rule 5 holds here too, and recovery codes are not held up.
 *
 * Each node counts for itself, and starts anew with the process.
 */
export function createSignInThrottle({ now }: { now: Clock }): SignInThrottle {
  const pairs = createAttempts({
    rule: { free: 5, firstWaitMs: SECOND_MS, longestWaitMs: 15 * MINUTE_MS, forgetAfterMs: HOUR_MS },
    maxKeys: memoryBounds.signIns.most,
    now,
  });
  const networks = createAttempts({
    rule: { free: 50, firstWaitMs: SECOND_MS, longestWaitMs: MINUTE_MS, forgetAfterMs: HOUR_MS },
    maxKeys: memoryBounds.signIns.most,
    now,
  });
  const codes = createAttempts({
    rule: { free: 10, firstWaitMs: SECOND_MS, longestWaitMs: 15 * MINUTE_MS, forgetAfterMs: DAY_MS },
    maxKeys: memoryBounds.attackedAccounts.most,
    now,
  });
  const mails = createAttempts({
    rule: { free: 10, firstWaitMs: MINUTE_MS, longestWaitMs: HOUR_MS, forgetAfterMs: HOUR_MS },
    maxKeys: memoryBounds.attackedAccounts.most,
    now,
  });
  const attacked = createAttempts({
    rule: { free: Number.POSITIVE_INFINITY, firstWaitMs: 0, longestWaitMs: 0, forgetAfterMs: HOUR_MS },
    maxKeys: memoryBounds.attackedAccounts.most,
    now,
  });
  const byKnown = createAttempts({
    rule: { free: Number.POSITIVE_INFINITY, firstWaitMs: 0, longestWaitMs: 0, forgetAfterMs: HOUR_MS },
    maxKeys: memoryBounds.attackedAccounts.most,
    now,
  });
  const familiar = createAttempts({
    rule: { free: Number.POSITIVE_INFINITY, firstWaitMs: 0, longestWaitMs: 0, forgetAfterMs: 30 * DAY_MS },
    maxKeys: memoryBounds.signIns.most,
    now,
  });

  /** Tries what shows the owner; `undefined` where it shows nothing. */
  function tryKnown(
    attempts: Attempts,
    known: string | undefined,
    account: string,
    succeeded?: () => void,
  ): Admitted | Early | undefined {
    if (known === undefined || byKnown.failuresOf(account) >= KNOWN_FAILURES) return undefined;
    const { attempt, waitSeconds } = tryKey(attempts, `${known} ${account}`);
    if (attempt === undefined) return { attempt, waitSeconds };
    const uncount = byKnown.count(account);
    return admitted({
      succeeded() {
        attempt.succeeded();
        uncount();
        succeeded?.();
      },
      withdraw() {
        attempt.withdraw();
        uncount();
      },
    });
  }

  return {
    tryPassword(username, address, known) {
      const network = networkOf(address);
      // Whatever was typed, what is remembered of it has one length.
      const account = sha256Hex(username);
      const pair = `${network} ${account}`;
      const tried = tryKnown(pairs, known, account, () => familiar.count(pair));
      if (tried !== undefined) return tried;
      const isFamiliar = familiar.failuresOf(pair) > 0;
      const isAttacked = !isFamiliar && attacked.failuresOf(account) >= ATTACK_FAILURES;
      const waitMs = Math.max(pairs.waitMs(pair), isFamiliar ? 0 : networks.waitMs(network));
      if (waitMs > 0) return early(waitMs);
      if (isAttacked && !pairs.isKnown(pair)) {
        pairs.hold(pair, UNFAMILIAR_WAIT_MS);
        return early(UNFAMILIAR_WAIT_MS);
      }
      // At once and not after the password is verified, so that attempts side by side are counted too.
      const counted = [pairs.count(pair, isAttacked ? 0 : undefined)];
      if (!isFamiliar) counted.push(networks.count(network), attacked.count(account));
      const withdraw = () => {
        for (const undo of counted) undo();
      };
      return admitted({
        succeeded() {
          withdraw();
          pairs.forget(pair);
          familiar.count(pair);
        },
        withdraw,
      });
    },
    tryCode: (userId, known) => tryKnown(codes, known, userId) ?? tryKey(codes, userId),
    tryMail: (address) => tryKey(mails, networkOf(address)),
    forgetAll() {
      for (const attempts of [pairs, networks, codes, mails, attacked, byKnown, familiar])
        attempts.forgetAll();
    },
  };
}

function tryKey(attempts: Attempts, key: string): Admitted | Early {
  const waitMs = attempts.waitMs(key);
  if (waitMs > 0) return early(waitMs);
  return admitted({ withdraw: attempts.count(key), succeeded: () => attempts.forget(key) });
}

function admitted(attempt: Attempt): Admitted {
  return { waitSeconds: 0, attempt };
}

function early(waitMs: number): Early {
  return { waitSeconds: Math.ceil(waitMs / SECOND_MS), attempt: undefined };
}

function networkOf(address: string): string {
  const parsed = parseAddress(address);
  return parsed === undefined ? address : siteOf(parsed);
}
