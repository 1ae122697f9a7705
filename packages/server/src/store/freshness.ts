/** The two clocks of a process, in milliseconds. */
export interface Clocks {
  /** Never set, but stands still while the machine sleeps. */
  readonly monotonic: () => number;
  /** Can be set, but goes on while the machine sleeps. */
  readonly wall: () => number;
}

const SYSTEM_CLOCKS: Clocks = { monotonic: () => performance.now(), wall: Date.now };

/** Of when the data is that this process last saw. */
export interface Freshness {
  /** Begins a look at the data. Call what it returns when the look has succeeded: the data is as of its beginning. */
  look(): () => void;
  /**
   * Milliseconds since the beginning of the last look that succeeded, by the clock that shows more: whoever asks learns
   * of a pause of the process itself without a timer that would have been paused too.
   */
  ageMs(): number;
}

/** What was seen counts as of now. */
export function createFreshness({ monotonic, wall }: Clocks = SYSTEM_CLOCKS): Freshness {
  let seenAtMonotonic = monotonic();
  let seenAtWall = wall();
  return {
    look() {
      const atMonotonic = monotonic();
      const atWall = wall();
      return () => {
        seenAtMonotonic = atMonotonic;
        seenAtWall = atWall;
      };
    },
    ageMs: () => Math.max(monotonic() - seenAtMonotonic, wall() - seenAtWall),
  };
}
