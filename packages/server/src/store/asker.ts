import type { OneTimeProof } from '../domain/nonces.js';
import type { Change } from './changes.js';
import type { KnownWrites } from './known-writes.js';
import type { Taken } from './write-order.js';
import type { Writer } from './writer.js';

/** The request that asks for a write, as the write knows it. */
export interface Asker {
  /** What was known when the request was decided. */
  readonly knownAt: KnownWrites;
  /**
   * Decides the request again at the turn of its write, which holds the rows of the caller: until it has committed nobody
   * can revoke the caller. Throws what the request is to be answered with. Run again when the write is.
   *
   * @param missed what was changed before this write and the caches were not told of, drafts among it; nothing where
   *   that cannot be told, so that the transaction alone is right
   */
  confirm(
    transaction: { database: Writer; now: number },
    missed: () => Promise<readonly Change[] | undefined>,
  ): Promise<void>;
  /** What may ask for a write once, unless an earlier write of the request has stored it. */
  proof(): OneTimeProof | undefined;
  /** Told of the places of a write that was committed: up to them the request was decided. */
  committed(taken: Taken): void;
}
