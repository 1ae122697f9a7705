import type { Clock } from './clock.js';
import type { UsedCounts } from './nonce-counts.js';
import { HOUR_MS } from './time-spans.js';

/** Used nonces are forgotten in batches of this part of a lifetime, so at most that much too late. */
const BATCHES_PER_LIFETIME = 4;

/** How long after the clock was set forward a nonce of before can come back, because it is set back again. */
const CLOCK_MISTAKE_MS = HOUR_MS;

/** The nonces that were used, each until it has expired. */
interface NonceMemory {
  /** What was used of a nonce; undefined where nothing was. `issuedAt` is in UTC milliseconds. */
  find(nonce: string, issuedAt: number): UsedCounts | undefined;
  /** Keeps what was used of a nonce; false when there is no room. */
  remember(nonce: string, issuedAt: number, used: UsedCounts): boolean;
  /** How many are kept. */
  count(): number;
}

/** `now` gives UTC milliseconds, and may be set; `monotonic` milliseconds, and may not. */
export function createNonceMemory({
  lifetimeMs,
  now,
  monotonic,
  maxRemembered,
}: {
  lifetimeMs: number;
  now: Clock;
  monotonic: () => number;
  maxRemembered: number;
}): NonceMemory {
  const batchMs = Math.ceil(lifetimeMs / BATCHES_PER_LIFETIME);
  /** Used nonces by the batch they were issued in: a whole batch expires together. */
  const batches = new Map<number, Map<string, UsedCounts>>();
  let rememberedCount = 0;
  let forgettingAt = now();
  let lookedAt = monotonic();

  /**
   * The time by which nonces are forgotten: that of the clock, which it follows at twice the speed of time where the clock was
   * set forward. One that is set back again finds what was used still there.
   */
  function forgettingTime(): number {
    const at = monotonic();
    const clock = now();
    forgettingAt = Math.min(clock, Math.max(forgettingAt + 2 * (at - lookedAt), clock - CLOCK_MISTAKE_MS));
    lookedAt = at;
    return forgettingAt;
  }

  function forgetExpired(): void {
    const expiredBefore = forgettingTime() - lifetimeMs;
    for (const [batchNumber, batch] of batches) {
      if ((batchNumber + 1) * batchMs > expiredBefore) continue;
      batches.delete(batchNumber);
      rememberedCount -= batch.size;
    }
  }

  function remember(nonce: string, issuedAt: number, used: UsedCounts): boolean {
    const batchNumber = Math.floor(issuedAt / batchMs);
    if (rememberedCount >= maxRemembered || !batches.has(batchNumber)) forgetExpired();
    if (rememberedCount >= maxRemembered) return false;
    let batch = batches.get(batchNumber);
    if (batch === undefined) {
      batch = new Map();
      batches.set(batchNumber, batch);
    }
    // A copy: the nonce is usually a slice that would keep the whole header alive.
    batch.set(Buffer.from(nonce, 'latin1').toString('latin1'), used);
    rememberedCount++;
    return true;
  }

  return {
    find: (nonce, issuedAt) => batches.get(Math.floor(issuedAt / batchMs))?.get(nonce),
    remember,
    count() {
      forgetExpired();
      return rememberedCount;
    },
  };
}
