import type { Kysely } from 'kysely';
import type { OneTimeProof } from '../domain/nonces.js';
import { MINUTE_MS } from '../domain/time-spans.js';
import { preparedInsert } from './prepared.js';
import { errorCode } from './retry.js';
import type { Database } from './schema.js';
import { StoreError } from './store-error.js';
import type { Place } from './write-order.js';
import type { Writer } from './writer.js';

/** How many are kept before further ones are refused as stale. */
const MOST_KEPT = 1_000_000;
/** A statement that deletes more keeps decisions waiting. */
const MOST_FORGOTTEN_AT_ONCE = 1_000;

const insertUsedNonces = preparedInsert('used_nonces');

/** Nonces and counts of requests that wrote something: a second use of one, on whatever node, undoes its write. */
export interface UsedNonces {
  /**
   * Stores one in the transaction of a write, with the lowest place of it. To PostgreSQL it is sent ahead, so a second use
   * fails the statement after it. Call what it returns once that is committed.
   *
   * @throws PROOF_USED when too many are kept
   */
  store(write: { database: Writer; place: Place; now: number }, proof: OneTimeProof): Promise<() => void>;
}

/**
 * Rows go when the nonce has expired by the clock and was there for as long by the monotonic clock, because a clock can be
 * set forward and back. How many there are is counted when some go; between that, what other nodes store is not seen.
 *
 * @param options.stored how many there are
 */
export function createUsedNonces(options: {
  stored: number;
  mostKept?: number;
  monotonic?: () => number;
}): UsedNonces {
  const { mostKept = MOST_KEPT, monotonic = () => performance.now() } = options;
  let kept = options.stored;
  /** Of each slot a number that it had reached, and when. */
  const marks = new Map<number, { readonly value: number; readonly at: number }>();

  return {
    async store({ database, place: { slot, value }, now }, { nonce, count, expiresAt, lifetimeMs }) {
      const at = monotonic();
      const mark = marks.get(slot);
      // A nonce is not older than its use, so none of before the mark is fresh any more.
      const isDue = mark !== undefined && at - mark.at >= Math.max(MINUTE_MS, lifetimeMs);
      if (isDue) {
        const forgotten = await forget(database, { slot, through: mark.value, now });
        if (forgotten < MOST_FORGOTTEN_AT_ONCE) {
          marks.set(slot, { value: value - 1, at });
          kept = await countUsedNonces(database);
        }
      } else if (mark === undefined) marks.set(slot, { value: value - 1, at });
      // Whoever takes some away may always add one: a write that is refused takes nothing away.
      if (!isDue && kept >= mostKept) throw proofUsed('too many nonces are remembered');
      await insertUsedNonces(database, [{ nonce, count, expires_at: expiresAt, slot, value }]);
      return () => {
        kept += 1;
      };
    },
  };
}

export async function countUsedNonces(reader: Kysely<Database>): Promise<number> {
  const { total } = await reader
    .selectFrom('used_nonces')
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** Deletes those of a slot that have expired, the oldest first. The write that calls holds the row of the slot. */
async function forget(
  database: Writer,
  { slot, through, now }: { slot: number; through: number; now: number },
): Promise<number> {
  const oldest = database
    .selectFrom('used_nonces')
    .select('value')
    .where('slot', '=', slot)
    .where('value', '<=', through)
    .orderBy('value')
    .limit(MOST_FORGOTTEN_AT_ONCE);
  const { numDeletedRows } = await database
    .deleteFrom('used_nonces')
    .where('slot', '=', slot)
    .where('value', 'in', oldest)
    .where('expires_at', '<=', now)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** What a second use makes of the error of its insert; other errors stay as they are. */
export function withoutSecondUse(error: unknown): unknown {
  if (!(error instanceof Error) || !isUniqueViolation(error)) return error;
  // PostgreSQL names the constraint, SQLite the columns.
  const place = 'constraint' in error ? error.constraint : error.message;
  return String(place).includes('used_nonces')
    ? proofUsed('the nonce was used with this count', error)
    : error;
}

function isUniqueViolation(error: Error): boolean {
  const code = errorCode(error);
  return code === '23505' || code?.startsWith('SQLITE_CONSTRAINT') === true;
}

/** Whether a write was refused because the request that asks for it has asked before. */
export function isProofUsed(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'PROOF_USED';
}

function proofUsed(message: string, cause?: unknown): StoreError {
  return new StoreError('PROOF_USED', message, { cause });
}
