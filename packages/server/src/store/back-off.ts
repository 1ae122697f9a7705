/** Under the second within which a server is expected to notice that its database is back. */
const LONGEST_MS = 500;
const FIRST_MS = 50;

/**
 * Holds back attempts after one that failed: for 50 ms at first, twice as long after each further failure, half a second
 * at most. A random part keeps the nodes of an installation from coming back all at once.
 */
export interface BackOff {
  isHolding(): boolean;
  /** What the last failure was. */
  reason(): unknown;
  failed(error: unknown): void;
  succeeded(): void;
}

export function createBackOff(options: { now?: () => number; random?: () => number } = {}): BackOff {
  const now = options.now ?? (() => performance.now());
  const random = options.random ?? Math.random;
  let pauseMs = 0;
  let until = Number.NEGATIVE_INFINITY;
  let lastError: unknown;

  return {
    isHolding: () => now() < until,
    reason: () => lastError,
    failed(error) {
      lastError = error;
      // Several attempts that were under way together are one failure.
      if (now() < until) return;
      pauseMs = Math.min(LONGEST_MS, pauseMs === 0 ? FIRST_MS : pauseMs * 2);
      until = now() + pauseMs * (0.5 + random() / 2);
    },
    succeeded() {
      pauseMs = 0;
      until = Number.NEGATIVE_INFINITY;
      lastError = undefined;
    },
  };
}
