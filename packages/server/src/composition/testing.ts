import type { UsageRecorder } from '../access/usage-recorder.js';
import type { UseRecorder } from '../access/use-recorder.js';
import { rateLimitPlanOf } from '../config/rate-limits.js';
import type { Settings } from '../config/settings.js';
import { testingBounds } from '../domain/bounds/testing.js';
import { createFaults, type Faults } from '../domain/faults.js';
import { createLedger } from '../domain/ledger.js';
import { numbersUnder, type RateLimitPlan } from '../domain/rate-limit-plan.js';
import { type ClockSetting, MACHINE_TIME, type TestClock } from '../domain/test-clock.js';
import { faultTarget, takesFaults } from '../http/fault-targets.js';
import { ordinaryOperations } from '../http/operations/index.js';
import type { TestControls } from '../http/test-controls.js';
import type { MetFaults } from '../http/testing/fault-run.js';
import { createEnter, type Enter } from '../http/testing/ledger-entries.js';
import type { OpenServices } from '../open-services.js';
import { passTime } from '../services/expiry/pass-time.js';
import type { Services } from '../services/services.js';
import type { PeriodicWork } from './background-work.js';

/** What makes a server one for tests. */
export interface TestStart {
  readonly clock: TestClock;
  /** Makes an organization from what a seed file says of one. */
  readonly makeOrganization: (services: Services, asked: unknown) => Promise<object>;
}

/** What a server that is started for tests has more than others. */
export interface Testing {
  readonly controls: TestControls;
  readonly faults: Faults;
  readonly met: MetFaults;
  readonly enter: Enter;
  /** Keeps the present state as the one that a reset goes back to. */
  started(): Promise<void>;
}

/** No snapshot of a test can have this name. */
const START = '/start';

export function createTesting(
  { services, buckets, calls }: Pick<OpenServices, 'services' | 'buckets' | 'calls'>,
  settings: Settings,
  start: TestStart,
  { usage, useRecorder, work }: { usage: UsageRecorder; useRecorder: UseRecorder; work: PeriodicWork },
): Testing {
  const { clock } = start;
  const { store } = services;
  const { snapshots } = store;
  if (snapshots === undefined) throw new Error('only a store in memory has states to go back to');
  const faults = createFaults();
  const ledger = createLedger();
  const clockSettings = new Map<string, ClockSetting>();
  const planAtStart = rateLimitPlanOf(settings);
  let plan = planAtStart;

  async function doWhatIsDue(): Promise<void> {
    await usage.flush();
    await useRecorder.flush();
    await work.doNow();
  }

  async function save(name: string): Promise<void> {
    await doWhatIsDue();
    await snapshots?.save(name);
    clockSettings.set(name, clock.setting());
  }

  async function restore(name: string): Promise<boolean> {
    // What is in memory belongs to the state that goes.
    await doWhatIsDue();
    if (!(await snapshots?.restore(name))) return false;
    clock.restore(clockSettings.get(name) ?? MACHINE_TIME);
    buckets.refill();
    calls.refill();
    services.throttle.forgetAll();
    return true;
  }

  function setPlan(next: RateLimitPlan): void {
    plan = next;
    buckets.change(numbersUnder(next));
  }

  let working: Promise<unknown> = Promise.resolve();
  /** What moves the clock or the state is done one after the other: two at a time would move it back. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = working.then(work);
    working = done.catch(() => undefined);
    return done;
  }

  return {
    faults,
    met: new WeakMap(),
    enter: createEnter(ledger, clock),
    started: () => save(START),
    controls: {
      clock,
      faults,
      ledger,
      faultTargets: ordinaryOperations.filter(({ wire }) => takesFaults(wire)).map(faultTarget),
      advanceTo: (until) =>
        inTurn(() =>
          passTime({
            clock,
            until,
            reader: store.reader,
            thresholdDays: settings.secretExpiryWarningDays,
            doWhatIsDue,
            mostStops: testingBounds.clockStops.most,
          }),
        ),
      reset: () =>
        inTurn(async () => {
          await restore(START);
          setPlan(planAtStart);
          faults.set([]);
          ledger.clear();
        }),
      rateLimits: { plan: () => plan, set: setPlan, of: buckets.limitsOf },
      snapshots: {
        save: (name) => inTurn(() => save(name)),
        restore: (name) => inTurn(() => restore(name)),
        async delete(name) {
          clockSettings.delete(name);
          return snapshots.delete(name);
        },
        names: () => snapshots.names().filter((name) => name !== START),
      },
      makeOrganization: (asked) => start.makeOrganization(services, asked),
    },
  };
}
