/** What can be answered in place of an operation. */
export const FAULT_STATUSES = [401, 429, 500, 503] as const;
export type FaultStatus = (typeof FAULT_STATUSES)[number];

/** What can happen to the connection instead of an answer: it is closed, stays silent, or ends in the middle of the body. */
export const FAULT_CONNECTIONS = ['close', 'hang', 'cut'] as const;
export type FaultConnection = (typeof FAULT_CONNECTIONS)[number];

/** What happens to some requests. Neither `status` nor `connection`: they are only late. */
export interface FaultRule {
  /** An operationId, with or without the prefix of its wire; `token`; or `*`. */
  readonly operation: string;
  /** Public key or client ID; undefined: whoever calls. */
  readonly credential: string | undefined;
  readonly status: FaultStatus | undefined;
  readonly connection: FaultConnection | undefined;
  readonly delayMs: number;
  /** Of 429 and 503, in seconds; undefined: what is usual. */
  readonly retryAfterSeconds: number | undefined;
  /** Whether it comes in place of the work, or of the answer to work that was done. */
  readonly effect: 'before' | 'after';
  /** How many requests it meets; it is used up then. */
  readonly times: number;
  /** How many requests it lets pass first. */
  readonly after: number;
}

/** An operation that rules can meet. */
export interface FaultTarget {
  /** What rules call it: its operationId, with and without the prefix of its wire; `token`. */
  readonly names: readonly string[];
  /** Whether the service answers 429 there at all. */
  readonly hasRateLimit: boolean;
  /** Whether it asks who calls, and so can answer 401. */
  readonly asksWho: boolean;
}

/** A rule with the requests it has seen, and those it has met. */
export interface FaultCount {
  readonly rule: FaultRule;
  readonly seen: number;
  readonly hits: number;
}

/** A rule that is to meet a request. */
export interface TakenFault {
  readonly rule: FaultRule;
  /** Its place in the list, from 1 on. */
  readonly place: number;
  /** The request is none of those that it counts: nothing was done that it could follow. */
  giveBack(): void;
}

export interface Faults {
  /** Takes the place of all rules there were. */
  set(rules: readonly FaultRule[]): void;
  list(): readonly FaultCount[];
  /** The first rule, in the order of the list, whose turn has come. Rules after it have not seen the request. */
  take(target: FaultTarget, credential: string | null): TakenFault | undefined;
}

export const ANY_OPERATION = '*';

export function createFaults(): Faults {
  let counted: { rule: FaultRule; seen: number; hits: number }[] = [];
  return {
    set(rules) {
      counted = rules.map((rule) => ({ rule, seen: 0, hits: 0 }));
    },
    list: () => counted,
    take(target, credential) {
      for (const [index, count] of counted.entries()) {
        const { rule } = count;
        if (!isMet(rule, target, credential) || count.hits >= rule.times) continue;
        count.seen += 1;
        if (count.seen <= rule.after) continue;
        count.hits += 1;
        return {
          rule,
          place: index + 1,
          giveBack() {
            count.seen -= 1;
            count.hits -= 1;
          },
        };
      }
      return undefined;
    },
  };
}

function isMet(
  rule: FaultRule,
  { names, hasRateLimit, asksWho }: FaultTarget,
  credential: string | null,
): boolean {
  return (
    (rule.credential === undefined || rule.credential === credential) &&
    (rule.operation === ANY_OPERATION || names.includes(rule.operation)) &&
    (rule.status !== 429 || hasRateLimit) &&
    (rule.status !== 401 || asksWho)
  );
}
