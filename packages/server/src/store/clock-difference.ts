import { type Clock, describeClockDifference, NOTED_CLOCK_DIFFERENCE_MS } from '../domain/clock.js';

/** A difference that was told of is over when it is less than this, so that one about the limit is not told again and again. */
const OVER_MS = NOTED_CLOCK_DIFFERENCE_MS / 2;

/** How far the clock of this process is from that of the database. */
export interface ClockDifference {
  /** Begins a look at the database. Call what it returns with the time that it showed, in UTC milliseconds. */
  look(): (theirs: number) => void;
  /**
   * By how many milliseconds this clock was ahead at the last look; below 0 behind. As much of it as is certain: the time may
   * be of any moment of the look. 0 until there was one.
   */
  ms(): number;
}

/**
 * @param options.onWarning told once when the difference is more than somebody should look at
 * @param options.onRecovery told once when that is over
 */
export function createClockDifference(options: {
  now: Clock;
  onWarning: (message: string) => void;
  onRecovery: (message: string) => void;
}): ClockDifference {
  const { now, onWarning, onRecovery } = options;
  let ms = 0;
  let isTold = false;
  return {
    look() {
      const from = now();
      return (theirs) => {
        const ahead = Math.max(0, from - theirs);
        const behind = Math.max(0, theirs - now());
        ms = ahead - behind;
        const size = Math.abs(ms);
        if (!isTold && size > NOTED_CLOCK_DIFFERENCE_MS) {
          isTold = true;
          onWarning(`${describeClockDifference(ms)}; correct the clock`);
        } else if (isTold && size < OVER_MS) {
          isTold = false;
          onRecovery('the clock of this node agrees with the database again');
        }
      };
    },
    ms: () => ms,
  };
}
