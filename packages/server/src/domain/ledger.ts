import { testingBounds } from './bounds/testing.js';

/** A call that was answered, or met a fault. Its texts come from callers and are cut to a length. */
export interface LedgerCall {
  /** When its head was read, in UTC milliseconds of the test clock. */
  readonly time: number;
  readonly operation: string;
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** Null where the client got no answer. */
  readonly status: number | null;
  /** The error code; null where the answer had none. */
  readonly code: string | null;
  /** Public key, client ID or user name; null before anybody was known. */
  readonly credential: string | null;
  /** What the client calls itself. */
  readonly client: string | null;
  readonly address: string | null;
  /** The place of the fault in the list of rules, from 1 on; null where none met the call. */
  readonly fault: number | null;
  /** 1, or one more than the call of the same credential for the same thing that failed right before it. */
  readonly attempt: number;
}

export interface LedgerFilter {
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  readonly operation?: string | undefined;
  readonly credential?: string | undefined;
  readonly client?: string | undefined;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly fault?: number | undefined;
  readonly attempt?: number | undefined;
}

export interface Ledger {
  record(call: Omit<LedgerCall, 'attempt'>): void;
  /** In the order in which they were answered. */
  list(filter: LedgerFilter): readonly LedgerCall[];
  clear(): void;
}

const {
  calls: MOST_CALLS,
  callText: MOST_CHARACTERS,
  attempts: MOST_ATTEMPTS,
} = {
  calls: testingBounds.calls.most,
  callText: testingBounds.callText.most,
  attempts: testingBounds.attempts.most,
};

/** Keeps the last calls in memory. */
export function createLedger(): Ledger {
  let calls: LedgerCall[] = [];
  /** How often what a credential asks for has failed in a row. */
  const failures = new Map<string, number>();

  function attemptOf({ credential, method, target, status }: Omit<LedgerCall, 'attempt'>): number {
    const key = `${credential} ${method} ${target}`;
    const before = failures.get(key) ?? 0;
    if (hasFailed(status)) {
      if (failures.size >= MOST_ATTEMPTS && before === 0) failures.clear();
      failures.set(key, before + 1);
    } else failures.delete(key);
    return before + 1;
  }

  return {
    record(call) {
      const cut = { ...call, target: cutText(call.target), client: call.client && cutText(call.client) };
      calls.push({ ...cut, attempt: attemptOf(cut) });
      // Half at a time: taking the first of many each time would cost more than the calls.
      if (calls.length > MOST_CALLS * 1.5) calls = calls.slice(-MOST_CALLS);
    },
    list: (filter) => calls.slice(-MOST_CALLS).filter((call) => fits(call, filter)),
    clear() {
      calls = [];
      failures.clear();
    },
  };
}

/** What a client may try again: no answer, too many requests, or a failure of the server. */
function hasFailed(status: number | null): boolean {
  return status === null || status === 429 || status >= 500;
}

/** A copy: a slice would keep the whole text alive. */
function cutText(text: string): string {
  return text.length > MOST_CHARACTERS ? Buffer.from(`${text.slice(0, MOST_CHARACTERS)}…`).toString() : text;
}

function fits(call: LedgerCall, filter: LedgerFilter): boolean {
  const { since, until, operation, client, ...same } = filter;
  return (
    (since === undefined || call.time >= since) &&
    (until === undefined || call.time < until) &&
    (operation === undefined || call.operation === operation || call.operation.endsWith(`.${operation}`)) &&
    (client === undefined || (call.client ?? '').includes(client)) &&
    Object.entries(same).every(
      ([name, value]) => value === undefined || call[name as keyof typeof same] === value,
    )
  );
}
