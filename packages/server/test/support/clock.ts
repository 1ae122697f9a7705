import { vi } from 'vitest';

/** The middle of a step of one-time codes, and of every longer unit that is counted from the epoch. */
const NOON = Date.UTC(2026, 7, 10, 12, 0, 15);

/** A clock that stands still: nothing grows old because the machine was slow. Timers go on. */
export interface StoppedClock {
  forward(ms: number): void;
  restore(): void;
}

/** Stops the clock of this process. Servers take the clock that is there when they start, so stop it before. */
export function stopClock(): StoppedClock {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  return {
    forward: (ms) => void vi.setSystemTime(Date.now() + ms),
    restore: () => void vi.useRealTimers(),
  };
}
