import { readAnswer } from './answer.js';
import { type AnswerOf, callOf, type InputOf } from './call.js';
import type { ConnectionOptions } from './credentials.js';
import type {
  TestCall,
  TestClockState,
  TestFault,
  TestFaultRequest,
  TestOperations,
  TestOrganization,
  TestRateLimitRequest,
  TestRateLimits,
} from './generated/test.js';
import { queryString } from './query.js';
import { testing } from './testing.js';

/** Which calls: all that is named has to fit. */
export type TestCallFilter = InputOf<TestOperations, 'listTestCalls'>;

/** An organization as a seed file describes one (docs/reference/seed.schema.json). */
export type TestOrganizationSeed = Readonly<Record<string, unknown>>;

/**
 * The controls of a server that was started for tests, one call each. They are asked without credentials. All of them throw
 * ApiError, which says what cannot be and what was probably meant; a server that was not started for tests answers 404.
 */
export interface TestControls {
  /** The faults that are set, with the requests that they have met. */
  faults(): Promise<readonly TestFault[]>;
  /** Sets the faults that requests meet, in place of those there were. */
  setFaults(rules: TestFaultRequest | readonly TestFaultRequest[]): Promise<readonly TestFault[]>;
  clearFaults(): Promise<void>;
  clock(): Promise<TestClockState>;
  /** Moves the clock on by `30 days`, `1 hour 30 minutes` or `P1Y`; what falls due meanwhile is done before this resolves. */
  advance(duration: string): Promise<TestClockState>;
  /** Moves the clock on to a time, in the same way. */
  setClock(time: Date | string): Promise<TestClockState>;
  /** Has the clock stand still. */
  freezeClock(): Promise<TestClockState>;
  /** Has a clock that stands still run on from there. */
  runClock(): Promise<TestClockState>;
  /** The calls that were answered or met a fault, in their order. */
  calls(filter?: TestCallFilter): Promise<readonly TestCall[]>;
  clearCalls(): Promise<void>;
  rateLimits(): Promise<TestRateLimits>;
  /** Sets the rate limits, with full buckets: the published ones, none, or numbers for single endpoint sets. */
  setRateLimits(limits: 'atlas' | 'off' | TestRateLimitRequest): Promise<TestRateLimits>;
  /** Goes back to what there was when the server was ready: state, clock, limits, no faults, no calls. */
  reset(): Promise<void>;
  snapshots(): Promise<readonly string[]>;
  /** Keeps the state and the clock under a name, in place of what it had. */
  saveSnapshot(name: string): Promise<void>;
  restoreSnapshot(name: string): Promise<void>;
  deleteSnapshot(name: string): Promise<void>;
  /** Makes an organization that a test has to itself, with its credentials. */
  createOrganization(seed?: TestOrganizationSeed): Promise<TestOrganization>;
}

/** How a server is asked; credentials in it are not used. */
export function createTestControls(options: ConnectionOptions): TestControls {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const send: typeof fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));

  async function ask<Id extends keyof TestOperations>(
    operationId: Id,
    input: InputOf<TestOperations, Id>,
  ): Promise<AnswerOf<TestOperations, Id>> {
    const { method, path, query, body } = callOf(testing, operationId, input);
    const response = await send(baseUrl + path + queryString(query), {
      method,
      redirect: 'manual',
      headers: {
        Accept: 'application/json',
        ...(options.userAgent !== undefined && { 'User-Agent': options.userAgent }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return (await readAnswer<AnswerOf<TestOperations, Id>>(method, path, response)).body;
  }
  const moveClock = (body: InputOf<TestOperations, 'setTestClock'>['body']) => ask('setTestClock', { body });

  return {
    faults: async () => (await ask('getTestFaults', {})).faults,
    setFaults: async (rules) =>
      (await ask('setTestFaults', { body: isList(rules) ? rules : [rules] })).faults,
    clearFaults: () => ask('clearTestFaults', {}),
    clock: () => ask('getTestClock', {}),
    advance: (duration) => moveClock({ advance: duration }),
    setClock: (time) => moveClock({ set: typeof time === 'string' ? time : time.toISOString() }),
    freezeClock: () => moveClock({ freeze: true }),
    runClock: () => moveClock({ run: true }),
    calls: async (filter = {}) => (await ask('listTestCalls', filter)).calls,
    clearCalls: () => ask('clearTestCalls', {}),
    rateLimits: () => ask('getTestRateLimits', {}),
    setRateLimits: (limits) =>
      ask('setTestRateLimits', { body: typeof limits === 'string' ? { mode: limits } : limits }),
    reset: () => ask('resetTestState', {}),
    snapshots: async () => (await ask('listTestSnapshots', {})).snapshots,
    saveSnapshot: (snapshotName) => ask('saveTestSnapshot', { snapshotName }),
    restoreSnapshot: (snapshotName) => ask('restoreTestSnapshot', { snapshotName }),
    deleteSnapshot: (snapshotName) => ask('deleteTestSnapshot', { snapshotName }),
    createOrganization: (seed = {}) => ask('createTestOrganization', { body: seed }),
  };
}

function isList<T extends object>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
