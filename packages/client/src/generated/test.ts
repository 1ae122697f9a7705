// Generated from the operations by `npm run docs`.

/** What each operation takes and answers, in its newest version and in the others. */
export interface TestOperations {
  /** Forget the calls so far. */
  readonly clearTestCalls: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: undefined;
  };
  /** Take all faults away. */
  readonly clearTestFaults: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: undefined;
  };
  /** Make an organization of its own for a test, with its credentials, from what a seed file says of one. */
  readonly createTestOrganization: {
    readonly input: {
      readonly body: TestOrganizationRequest;
    };
    readonly answer: TestOrganization;
  };
  /** Forget a saved state. */
  readonly deleteTestSnapshot: {
    readonly input: {
      readonly snapshotName: string;
    };
    readonly answer: undefined;
  };
  /** Show what time it is on this server. */
  readonly getTestClock: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: TestClockState;
  };
  /** Show the faults that are set, with the requests that they have met. */
  readonly getTestFaults: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: TestFaults;
  };
  /** Show which rate limits are in force. */
  readonly getTestRateLimits: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: TestRateLimits;
  };
  /** List the calls that were answered or met a fault, in their order. */
  readonly listTestCalls: {
    readonly input: {
      /** Calls from this time on */
      readonly since?: string;
      /** Calls before this time */
      readonly until?: string;
      /** An operationId, or `token` */
      readonly operation?: string;
      /** Public key, client ID or user name */
      readonly credential?: string;
      /** A part of what the client calls itself (User-Agent) */
      readonly client?: string;
      readonly status?: number;
      /** An error code */
      readonly code?: string;
      /** The place of a fault */
      readonly fault?: number;
      readonly attempt?: number;
    };
    readonly answer: TestCalls;
  };
  /** List the states that were saved. */
  readonly listTestSnapshots: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: TestSnapshots;
  };
  /** Go back to what there was when the server was ready, its clock included. */
  readonly resetTestState: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: undefined;
  };
  /** Go back to a saved state; whoever is at work meets it at once. */
  readonly restoreTestSnapshot: {
    readonly input: {
      readonly snapshotName: string;
    };
    readonly answer: undefined;
  };
  /** Save the state and the clock under a name, in place of what it had. */
  readonly saveTestSnapshot: {
    readonly input: {
      readonly snapshotName: string;
    };
    readonly answer: undefined;
  };
  /** Move the clock on, or have it stand still or run; what falls due meanwhile is done before the answer. */
  readonly setTestClock: {
    readonly input: {
      readonly body: TestClockRequest;
    };
    readonly answer: TestClockState;
  };
  /** Set the faults that requests meet, in place of those there were. */
  readonly setTestFaults: {
    readonly input: {
      readonly body: readonly TestFaultRequest[];
    };
    readonly answer: TestFaults;
  };
  /** Set the rate limits in place of those there were, with full buckets. */
  readonly setTestRateLimits: {
    readonly input: {
      readonly body: TestRateLimitRequest;
    };
    readonly answer: TestRateLimits;
  };
}

/** Method and path template of each operation. */
export const testRoutes: Readonly<Record<keyof TestOperations, string>> = {
  clearTestCalls: 'DELETE /_test/calls',
  clearTestFaults: 'DELETE /_test/faults',
  createTestOrganization: 'POST /_test/organizations',
  deleteTestSnapshot: 'DELETE /_test/snapshots/{snapshotName}',
  getTestClock: 'GET /_test/clock',
  getTestFaults: 'GET /_test/faults',
  getTestRateLimits: 'GET /_test/rateLimits',
  listTestCalls: 'GET /_test/calls',
  listTestSnapshots: 'GET /_test/snapshots',
  resetTestState: 'POST /_test/reset',
  restoreTestSnapshot: 'POST /_test/snapshots/{snapshotName}:restore',
  saveTestSnapshot: 'PUT /_test/snapshots/{snapshotName}',
  setTestClock: 'PUT /_test/clock',
  setTestFaults: 'PUT /_test/faults',
  setTestRateLimits: 'PUT /_test/rateLimits',
};

export interface TestCall {
  readonly address: string | null;
  /** One more than the same call of this credential that failed right before it; else 1 */
  readonly attempt: number;
  readonly client: string | null;
  readonly code: string | null;
  readonly credential: string | null;
  readonly fault: number | null;
  readonly method: string;
  readonly operation: string;
  readonly status: number | null;
  readonly target: string;
  readonly time: string;
}

export interface TestCalls {
  readonly calls: readonly TestCall[];
}

export interface TestClockRequest {
  /** A duration: `30 days`, `1 hour 30 minutes`, or of ISO 8601 as `P30D` */
  readonly advance?: string;
  /** A date and time not before the present one */
  readonly set?: string;
  /** Stand still from here on */
  readonly freeze?: true;
  /** Run on from here */
  readonly run?: true;
}

export interface TestClockState {
  readonly frozen: boolean;
  /** With milliseconds */
  readonly now: string;
  /** How far it is ahead of the clock of the machine */
  readonly offsetSeconds: number;
}

export interface TestEndpointSet {
  readonly id: string;
  readonly capacity: number;
  readonly refillPerMinute: number;
}

export interface TestFault {
  /** An operationId such as `listGroups`, `token`, or `*` for every operation */
  readonly operation: string;
  /** Public key or client ID; without it the rule meets whoever calls */
  readonly credential?: string;
  /** What is answered, as the service forms it */
  readonly status?: 401 | 429 | 500 | 503;
  /** What happens instead of an answer: closed, silent, or cut off in the middle of the body */
  readonly connection?: 'close' | 'hang' | 'cut';
  /** In milliseconds */
  readonly delayMs?: number;
  /** `Retry-After` of 429 and 503 */
  readonly retryAfterSeconds?: number;
  /** `before` (the default): nothing was done. `after`: it was done, and the answer got lost. `cut` is always `after`. */
  readonly effect?: 'before' | 'after';
  /** How many requests it meets, by default 1; then it is used up */
  readonly times?: number;
  /** How many requests it lets pass first */
  readonly after?: number;
  /** How many requests it has met */
  readonly hits: number;
  /** How many it will still meet */
  readonly remaining: number;
  /** How many fitted it, those that it let pass among them */
  readonly seen: number;
}

export interface TestFaultRequest {
  /** An operationId such as `listGroups`, `token`, or `*` for every operation */
  readonly operation: string;
  /** Public key or client ID; without it the rule meets whoever calls */
  readonly credential?: string;
  /** What is answered, as the service forms it */
  readonly status?: 401 | 429 | 500 | 503;
  /** What happens instead of an answer: closed, silent, or cut off in the middle of the body */
  readonly connection?: 'close' | 'hang' | 'cut';
  /** In milliseconds */
  readonly delayMs?: number;
  /** `Retry-After` of 429 and 503 */
  readonly retryAfterSeconds?: number;
  /** `before` (the default): nothing was done. `after`: it was done, and the answer got lost. `cut` is always `after`. */
  readonly effect?: 'before' | 'after';
  /** How many requests it meets, by default 1; then it is used up */
  readonly times?: number;
  /** How many requests it lets pass first */
  readonly after?: number;
}

export interface TestFaults {
  readonly faults: readonly TestFault[];
}

export interface TestOrganization {
  readonly orgId: string;
  readonly name: string;
  readonly projects: readonly {
    readonly groupId: string;
    readonly name: string;
  }[];
  readonly apiKeys: readonly {
    readonly id: string;
    readonly description: string;
    readonly publicKey: string;
    readonly privateKey: string;
    readonly roles: readonly string[];
  }[];
  readonly serviceAccounts: readonly {
    readonly name: string;
    readonly clientId: string;
    readonly clientSecret: string;
  }[];
}

/** What a seed file says of an organization (docs/reference/seed.schema.json). Without credentials it gets an owner key, an owner service account and a project. */
export interface TestOrganizationRequest {
  /** Without it a name of its own */
  readonly name?: string;
}

export interface TestRateLimitRequest {
  /** The published limits (the default), or none */
  readonly mode?: 'atlas' | 'off';
  /** Multiplies the published numbers */
  readonly scale?: number;
  /** Endpoint sets by their id, with numbers of their own whatever the mode is */
  readonly sets?: Readonly<Record<string, unknown>>;
}

export interface TestRateLimits {
  /** The published limits (the default), or none */
  readonly mode?: 'atlas' | 'off';
  /** Multiplies the published numbers */
  readonly scale?: number;
  /** Endpoint sets by their id, with numbers of their own whatever the mode is */
  readonly sets?: Readonly<Record<string, unknown>>;
  /** All endpoint sets with the numbers in force */
  readonly endpointSets: readonly TestEndpointSet[];
}

export interface TestSnapshots {
  readonly snapshots: readonly string[];
}
