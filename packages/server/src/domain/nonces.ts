import { randomFillSync, timingSafeEqual } from 'node:crypto';
import { memoryBounds } from './bounds/memory.js';
import { type Clock, MOST_CLOCK_DIFFERENCE_MS } from './clock.js';
import {
  claimedTime,
  createSigner,
  NONCE_BYTES,
  RANDOM_BYTES,
  SIGNED_BYTES,
  TIME_BYTES,
} from './nonce-bytes.js';
import { parseCount, type UsedCounts, useCount } from './nonce-counts.js';
import { createNonceMemory } from './nonce-memory.js';

/** How long a nonce may be used when nothing else is configured, in milliseconds. */
export const DEFAULT_NONCE_LIFETIME_MS = 60_000;

/** What a nonce is worth by itself: ours and usable, ours but of another time, or not ours. */
export type NonceState = 'fresh' | 'stale' | 'invalid';

/** What became of one nonce count: now used up, or refused. */
export type NonceUse = 'accepted' | 'replayed' | 'stale' | 'invalid';

export interface Nonces {
  /** A new nonce: 32 characters of standard base64. */
  issue(): string;
  /** Looks at a nonce and changes nothing, so that a stranger's guesses cannot use up another client's counts. */
  inspect(nonce: string): NonceState;
  /** Uses up one count, `nc` as sent (1–8 hex digits). To be called only once the response hash has been verified. */
  spend(nonce: string, nc: string): NonceUse;
  /** What tells the use of one count from every other, on all nodes. Of a nonce that was spent. */
  proofOf(nonce: string, nc: string): OneTimeProof;
  /** How many used nonces are kept in memory. */
  readonly rememberedCount: number;
}

/** Something that may be used once. */
export interface OneTimeProof {
  readonly nonce: string;
  readonly count: number;
  /** From then on no node takes the nonce, by the clock of the node that gave it out. UTC milliseconds. */
  readonly expiresAt: number;
  /** For how long one of a new nonce is good. */
  readonly lifetimeMs: number;
}

const KEY_BYTES = 32;

const RANDOM_POOL_NONCES = 512;

/**
 * Issues and checks the nonces of Digest challenges (RFC 7616 section 5.4).
 *
 * A nonce proves its own origin and age, so every node with the same 32-byte `key` can check it and issuing takes no
 * memory. Only nonces spent with a verified response are remembered, each until it has expired. When `maxRemembered`
 * of them are (some 130 bytes each), further nonces are refused as stale: forgetting one would let its requests be
 * replayed.
 * What is remembered is this process's alone: another node, or this one after a restart, would take the count again, so
 * what a request writes has its count beside it (store/used-nonces.ts).
 * `now` gives UTC milliseconds, and may be set; `monotonic` milliseconds, and may not. Throws RangeError for a key of
 * another length or a lifetime below 1 ms.
 */
export function createNonces(options: {
  key: Buffer;
  lifetimeMs: number;
  now: Clock;
  monotonic?: () => number;
  maxRemembered?: number;
}): Nonces {
  const { key, lifetimeMs, now, maxRemembered = memoryBounds.nonces.most } = options;
  const { monotonic = () => performance.now() } = options;
  if (key.length !== KEY_BYTES)
    throw new RangeError(`nonce key must be ${KEY_BYTES} bytes, got ${key.length}`);
  if (!(lifetimeMs >= 1 && Number.isFinite(lifetimeMs))) {
    throw new RangeError(`nonce lifetime must be at least 1 ms, got ${lifetimeMs}`);
  }

  const { bytes, sign } = createSigner(key);
  const memory = createNonceMemory({ lifetimeMs, now, monotonic, maxRemembered });

  const pool = Buffer.alloc(RANDOM_POOL_NONCES * RANDOM_BYTES);
  let poolOffset = pool.length;
  const presentedSignature = bytes.subarray(SIGNED_BYTES);
  const signature = Buffer.alloc(NONCE_BYTES - SIGNED_BYTES);

  // The nonce read last: `spend` follows `inspect` on the same one.
  let lastNonce = '';
  let lastUsed: UsedCounts | undefined;
  let lastIssuedAt = -1;
  let lastIsOurs = false;

  function isSigned(nonce: string): boolean {
    bytes.write(nonce, 'base64');
    // Decoding is lenient (it takes `-` for `+` and skips strangers), so only the spelling we issue passes.
    if (bytes.toString('base64') !== nonce) return false;
    sign(signature);
    return timingSafeEqual(signature, presentedSignature);
  }

  function read(nonce: string): void {
    if (nonce === lastNonce) return;
    lastNonce = nonce;
    lastIssuedAt = claimedTime(nonce);
    lastUsed = lastIssuedAt < 0 ? undefined : memory.find(nonce, lastIssuedAt);
    // A remembered nonce was checked when it was first spent.
    lastIsOurs = lastUsed !== undefined || (lastIssuedAt >= 0 && isSigned(nonce));
  }

  function stateOfLast(): NonceState {
    if (!lastIsOurs) return 'invalid';
    const ageMs = now() - lastIssuedAt;
    // One from the future is stale as an old one is: it is ours, and its client has to be told that another nonce will do.
    return ageMs >= -MOST_CLOCK_DIFFERENCE_MS && ageMs < lifetimeMs ? 'fresh' : 'stale';
  }

  return {
    issue() {
      if (poolOffset === pool.length) {
        randomFillSync(pool);
        poolOffset = 0;
      }
      bytes.writeUIntBE(Math.floor(now()), 0, TIME_BYTES);
      for (let index = TIME_BYTES; index < SIGNED_BYTES; index++) bytes[index] = pool[poolOffset++] ?? 0;
      sign(presentedSignature);
      return bytes.toString('base64');
    },

    inspect(nonce) {
      read(nonce);
      return stateOfLast();
    },

    spend(nonce, nc) {
      const count = parseCount(nc);
      if (count < 0) return 'invalid';
      read(nonce);
      const state = stateOfLast();
      if (state !== 'fresh') return state;
      if (lastUsed !== undefined) return useCount(lastUsed, count) ? 'accepted' : 'replayed';
      const used: UsedCounts = { highest: count, bitmap: undefined };
      if (!memory.remember(nonce, lastIssuedAt, used)) return 'stale';
      lastUsed = used;
      return 'accepted';
    },

    proofOf(nonce, nc) {
      const longestMs = lifetimeMs + MOST_CLOCK_DIFFERENCE_MS;
      const expiresAt = claimedTime(nonce) + longestMs;
      return { nonce, count: parseCount(nc), expiresAt, lifetimeMs: longestMs };
    },

    get rememberedCount() {
      return memory.count();
    },
  };
}
