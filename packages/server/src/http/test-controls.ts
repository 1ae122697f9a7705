import type { Faults, FaultTarget } from '../domain/faults.js';
import type { Ledger } from '../domain/ledger.js';
import type { LimitNumbers, RateLimitPlan } from '../domain/rate-limit-plan.js';
import type { EndpointSet } from '../domain/rate-limits.js';
import type { TestClock } from '../domain/test-clock.js';

/** What the operations below `/_test/` work with. Only a server that was started for tests has it. */
export interface TestControls {
  readonly clock: Pick<TestClock, 'now' | 'freeze' | 'run' | 'setting' | 'aheadMs'>;
  readonly faults: Faults;
  readonly ledger: Ledger;
  /** All operations that a fault can meet. */
  readonly faultTargets: readonly FaultTarget[];
  /** Moves the clock on to a time, and does in order what falls due until then. */
  advanceTo(time: number): Promise<void>;
  readonly rateLimits: {
    plan(): RateLimitPlan;
    /** In force at once, with full buckets. */
    set(plan: RateLimitPlan): void;
    /** The numbers in force. */
    of(set: EndpointSet): LimitNumbers;
  };
  /**
   * Back to what there was when the server was ready: its state, the time of the machine, its rate limits with full buckets, no
   * faults and no calls.
   */
  reset(): Promise<void>;
  readonly snapshots: {
    /** Keeps the state and where the clock stands. */
    save(name: string): Promise<void>;
    /** False: there is none. */
    restore(name: string): Promise<boolean>;
    /** False: there is none. */
    delete(name: string): Promise<boolean>;
    names(): readonly string[];
  };
  /** Makes an organization from what a seed file says of one, and answers with its credentials. */
  makeOrganization(asked: unknown): Promise<object>;
}
