import type { Logger } from 'pino';
import {
  describeClockDifference,
  MOST_CLOCK_DIFFERENCE_MS,
  NOTED_CLOCK_DIFFERENCE_MS,
} from '../domain/clock.js';
import { withinTime } from '../domain/within-time.js';
import { migrationsApplied } from '../store/migrate.js';
import type { Store } from '../store/store.js';

/** Whether the process answers at all. */
export const HEALTH_PATH = '/healthz';
export const READINESS_PATH = '/readyz';

export interface Readiness {
  /**
   * Rejects with the reason, fit for everyone to read, while requests should go elsewhere. Gives what is wrong although they
   * belong here: what keeps writes from being stored, or a clock that somebody should look at.
   */
  check(): Promise<string | undefined>;
  /** Everything that comes before the first request is done. */
  started(): void;
  /** No further request is taken. */
  stopping(): void;
}

/** Whoever asks has a time-out too, and would not see the reason. */
const ANSWER_TIMEOUT_MS = 1_000;

/**
 * Ready: the start is over, the changes of other nodes are followed and not about to be lost, the clock is near enough to that
 * of the database, the store answers soon, and every migration of this version is applied.
 */
export function createReadiness({ store, log }: { store: Store; log: Logger }): Readiness {
  let state: 'starting' | 'started' | 'stopping' = 'starting';

  async function isMigrated(): Promise<boolean> {
    try {
      return await withinTime(
        store.ping().then(() => migrationsApplied(store.reader)),
        ANSWER_TIMEOUT_MS,
        () => new Error(`no answer within ${ANSWER_TIMEOUT_MS} ms`),
      );
    } catch (error) {
      // The driver's message can name hosts and users.
      log.error({ err: error }, 'the database does not answer');
      throw new Error('the database does not answer');
    }
  }

  return {
    async check() {
      if (state !== 'started') throw new Error(`the server is ${state}`);
      if (!store.isFollowing()) throw new Error('the changes of other nodes cannot be read from the store');
      if (store.isFallingBehind())
        throw new Error(
          `the changes of other nodes were last read ${(store.lagMs() / 1000).toFixed(1)} seconds ago`,
        );
      const difference = store.clockDifferenceMs();
      if (Math.abs(difference) > MOST_CLOCK_DIFFERENCE_MS)
        throw new Error(describeClockDifference(difference));
      if (!(await isMigrated())) throw new Error('the store lacks migrations of this version');
      const isNoted = Math.abs(difference) > NOTED_CLOCK_DIFFERENCE_MS;
      return store.trouble() ?? (isNoted ? describeClockDifference(difference) : undefined);
    },
    started() {
      state = 'started';
    },
    stopping() {
      state = 'stopping';
    },
  };
}
