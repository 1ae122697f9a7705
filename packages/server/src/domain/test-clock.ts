import { type Clock, systemClock } from './clock.js';

/** Where a test clock stands, to come back to it. */
export interface ClockSetting {
  /** How far it is from the clock of the machine, in milliseconds; while it is frozen, from when it was frozen on. */
  readonly offsetMs: number;
  /** The time at which it stands still, in UTC milliseconds; undefined while it runs. */
  readonly frozenAt: number | undefined;
}

/** A clock that tests move. It starts as the clock of the machine. */
export interface TestClock {
  readonly now: Clock;
  /** Moves it to a time in UTC milliseconds; from there it runs on, or stands still as before. */
  set(time: number): void;
  freeze(): void;
  run(): void;
  /** How far it is ahead of the clock of the machine, in milliseconds. */
  aheadMs(): number;
  setting(): ClockSetting;
  restore(setting: ClockSetting): void;
}

export const MACHINE_TIME: ClockSetting = { offsetMs: 0, frozenAt: undefined };

export function createTestClock(machine: Clock = systemClock): TestClock {
  let { offsetMs, frozenAt } = MACHINE_TIME;
  const now = () => frozenAt ?? machine() + offsetMs;
  return {
    now,
    set(time) {
      if (frozenAt === undefined) offsetMs = time - machine();
      else frozenAt = time;
    },
    freeze() {
      frozenAt ??= now();
    },
    run() {
      if (frozenAt !== undefined) offsetMs = frozenAt - machine();
      frozenAt = undefined;
    },
    aheadMs: () => now() - machine(),
    setting: () => ({ offsetMs, frozenAt }),
    restore(setting) {
      ({ offsetMs, frozenAt } = setting);
    },
  };
}
