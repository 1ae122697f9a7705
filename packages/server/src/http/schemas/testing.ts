import { type Static, Type } from 'typebox';
import { testingBounds } from '../../domain/bounds/testing.js';
import { FAULT_CONNECTIONS, FAULT_STATUSES } from '../../domain/faults.js';
import { RATE_LIMIT_MODES } from '../../domain/rate-limit-plan.js';
import { notBlank } from '../wire/query.js';
import { dateTime, named, nullable, someText, stringEnum, toldAs } from './common.js';

const faultTimes = testingBounds.faultTimes.most;

const FaultFields = {
  operation: someText({
    description: 'An operationId such as `listGroups`, `token`, or `*` for every operation',
  }),
  credential: Type.Optional(
    someText({ description: 'Public key or client ID; without it the rule meets whoever calls' }),
  ),
  status: Type.Optional(
    Type.Integer({ enum: [...FAULT_STATUSES], description: 'What is answered, as the service forms it' }),
  ),
  connection: Type.Optional(
    stringEnum(FAULT_CONNECTIONS, {
      description: 'What happens instead of an answer: closed, silent, or cut off in the middle of the body',
    }),
  ),
  delayMs: Type.Optional(
    Type.Integer({ minimum: 0, maximum: testingBounds.faultDelayMs.most, description: 'In milliseconds' }),
  ),
  retryAfterSeconds: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: testingBounds.faultRetryAfterSeconds.most,
      description: '`Retry-After` of 429 and 503',
    }),
  ),
  effect: Type.Optional(
    stringEnum(['before', 'after'], {
      description:
        '`before` (the default): nothing was done. `after`: it was done, and the answer got lost. `cut` is always `after`.',
    }),
  ),
  times: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: faultTimes,
      description: 'How many requests it meets, by default 1; then it is used up',
    }),
  ),
  after: Type.Optional(
    Type.Integer({ minimum: 0, maximum: faultTimes, description: 'How many requests it lets pass first' }),
  ),
};

export type TestFaultRequest = Static<typeof TestFaultRequest>;
export const TestFaultRequest = named(
  'TestFaultRequest',
  Type.Object(FaultFields, { additionalProperties: false }),
);
export const TestFaultRequests = Type.Array(TestFaultRequest, { maxItems: testingBounds.faultRules.most });

export const TestFaults = named(
  'TestFaults',
  Type.Object({
    faults: Type.Array(
      named(
        'TestFault',
        Type.Object({
          ...FaultFields,
          hits: Type.Integer({ description: 'How many requests it has met' }),
          remaining: Type.Integer({ description: 'How many it will still meet' }),
          seen: Type.Integer({ description: 'How many fitted it, those that it let pass among them' }),
        }),
      ),
    ),
  }),
);

export const TestClockRequest = named(
  'TestClockRequest',
  Type.Object(
    {
      advance: Type.Optional(
        someText({ description: 'A duration: `30 days`, `1 hour 30 minutes`, or of ISO 8601 as `P30D`' }),
      ),
      set: Type.Optional(someText({ description: 'A date and time not before the present one' })),
      freeze: Type.Optional(Type.Literal(true, { description: 'Stand still from here on' })),
      run: Type.Optional(Type.Literal(true, { description: 'Run on from here' })),
    },
    { additionalProperties: false },
  ),
);

export const TestClockState = named(
  'TestClockState',
  Type.Object({
    frozen: Type.Boolean(),
    now: dateTime({ description: 'With milliseconds' }),
    offsetSeconds: Type.Number({ description: 'How far it is ahead of the clock of the machine' }),
  }),
);

const limitCapacity = testingBounds.limitCapacity.most;
const LimitNumbers = {
  capacity: Type.Integer({
    minimum: 0,
    maximum: limitCapacity,
    description: 'Requests that can be made at once; with 0 the limit is exhausted, and stays so',
  }),
  refillPerMinute: Type.Integer({ minimum: 1, maximum: limitCapacity }),
};

const RateLimitFields = {
  mode: Type.Optional(
    stringEnum(RATE_LIMIT_MODES, { description: 'The published limits (the default), or none' }),
  ),
  scale: Type.Optional(Type.Number({ description: 'Multiplies the published numbers' })),
  sets: Type.Optional(
    Type.Record(
      Type.String(),
      named('TestRateLimit', Type.Object(LimitNumbers, { additionalProperties: false })),
      { description: 'Endpoint sets by their id, with numbers of their own whatever the mode is' },
    ),
  ),
};

export const TestRateLimitRequest = named(
  'TestRateLimitRequest',
  Type.Object(RateLimitFields, { additionalProperties: false }),
);

export const TestRateLimits = named(
  'TestRateLimits',
  Type.Object({
    ...RateLimitFields,
    endpointSets: Type.Array(
      named(
        'TestEndpointSet',
        Type.Object({ id: Type.String(), capacity: Type.Integer(), refillPerMinute: Type.Integer() }),
      ),
      {
        description: 'All endpoint sets with the numbers in force',
      },
    ),
  }),
);

const text = Type.String();

const TestCall = named(
  'TestCall',
  Type.Object({
    address: nullable(text),
    attempt: Type.Integer({
      description: 'One more than the same call of this credential that failed right before it; else 1',
    }),
    client: nullable(text, {}),
    code: nullable(text),
    credential: nullable(text),
    fault: nullable(Type.Integer({ description: 'The place of the rule in the list of faults, from 1 on' })),
    method: text,
    operation: text,
    status: nullable(Type.Integer()),
    target: text,
    time: dateTime(),
  }),
);

export const TestCalls = named('TestCalls', Type.Object({ calls: Type.Array(TestCall) }));

/** A date alone is taken as well, as its first moment. */
const time = (description: string) => toldAs(dateTime({ description }), someText({ description }));

/** One that is blank is a variable that a script forgot, and would find every call. */
const name = (description: string) => notBlank(someText({ minLength: 1, description }));

export const TestCallQuery = Type.Object(
  {
    since: Type.Optional(notBlank(time('Calls from this time on'))),
    until: Type.Optional(notBlank(time('Calls before this time'))),
    operation: Type.Optional(name('An operationId, or `token`')),
    credential: Type.Optional(name('Public key, client ID or user name')),
    client: Type.Optional(name('A part of what the client calls itself (User-Agent)')),
    status: Type.Optional(Type.Integer({ minimum: 100, maximum: 599 })),
    code: Type.Optional(name('An error code')),
    fault: Type.Optional(Type.Integer({ minimum: 1, description: 'The place of a fault' })),
    attempt: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  // A filter that is misspelt would find every call.
  { additionalProperties: false },
);

export const TestSnapshots = named('TestSnapshots', Type.Object({ snapshots: Type.Array(text) }));
