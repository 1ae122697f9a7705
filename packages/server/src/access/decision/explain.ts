import type { Address } from '../../domain/addresses.js';
import type { Clock } from '../../domain/clock.js';
import { type ErrorCode, errorCatalogue } from '../../domain/errors.js';
import type { TokenBuckets } from '../../domain/token-buckets.js';
import type { ApiKeyPrincipal, Credential, ServiceAccountPrincipal } from '../principal.js';
import type { Decide } from './decide.js';
import {
  type Asked,
  addressOf,
  CHALLENGE,
  type Decision,
  type Purpose,
  type Step,
  type StepRecord,
  type Stop,
} from './decision.js';
import type { Rule } from './rule.js';
import type { StepName } from './steps.js';

/** One step of the decision, whether it passed, and what would make it pass. */
export interface Check {
  readonly check: StepName;
  readonly passed: boolean;
  readonly detail: string;
  readonly fix?: string;
}

/** What would happen to a request, step by step in the order a request meets them; it ends at the first that fails. */
export interface Explanation {
  readonly passes: boolean;
  /** The code of the refusal; `undefined` when the request passes or is asked for credentials. */
  readonly errorCode: ErrorCode | undefined;
  readonly checks: readonly Check[];
}

/** What would serve a request, or refuse it: the rule, the parameters of path and query, and a version to ask for. */
export interface Route {
  readonly rule: Rule;
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** An `Accept` header that the operation serves; `undefined` where none is needed. */
  readonly accept: string | undefined;
}

export interface Question {
  readonly credential: Credential;
  readonly address: Address;
  readonly method: string;
  /** With its query. */
  readonly target: string;
  /** The `Accept` header; `undefined`: one that is served. */
  readonly accept: string | undefined;
}

export type Explain = (question: Question) => Promise<Explanation>;

/**
 * Answers "would this request pass?" by the walk that requests go, without a request: nobody has to prove anything, no use
 * is recorded, and no token of a rate limit is taken.
 */
export function createExplainer(dependencies: {
  decide: Decide;
  buckets: TokenBuckets;
  findRoute: (method: string, target: string) => Route;
  now: Clock;
}): Explain {
  const { decide, buckets, findRoute, now } = dependencies;
  const callerFor = createExplainedCaller(now);

  function explaining(credential: Credential): Purpose {
    return {
      identify: callerFor(credential),
      identifyClient(decision) {
        if (credential.kind === 'api_key') return challenge(noClient(credential));
        if (!hasSecret(credential, now)) return challenge(noSecret(credential));
        decision.caller = { principal: credential, address: addressOf(decision).text };
        return undefined;
      },
      // Whoever sends a credential is no visitor with a session.
      identifyVisitor: () => undefined,
      takeToken: buckets.peek,
      lookAtToken: buckets.peek,
      recordUse() {},
    };
  }

  return async ({ credential, address, method, target, accept }) => {
    const route = findRoute(method, target);
    const headers = { accept: accept ?? route.accept };
    const asked = { method, target, sentTarget: target, path: route.parameters, query: route.query, headers };
    return explainWalk(decide, { ...asked, address }, route.rule, explaining(credential));
  };
}

/** Takes a credential for the caller that a question names, who has to prove nothing. */
export function createExplainedCaller(now: Clock): (credential: Credential) => Purpose['identify'] {
  return (credential) => (decision) => {
    decision.caller = { principal: credential, address: addressOf(decision).text };
    // An access token is made with a secret; without one there will be no next token.
    return credential.kind === 'api_key' || hasSecret(credential, now)
      ? undefined
      : challenge(noSecret(credential));
  };
}

function hasSecret({ secrets }: ServiceAccountPrincipal, now: Clock): boolean {
  return secrets.some(({ expiresAt }) => expiresAt > now());
}

/** Walks the steps, and keeps what each has to say. */
export async function explainWalk(
  decide: Decide,
  asked: Asked,
  rule: Rule,
  purpose: Purpose,
): Promise<Explanation> {
  const checks: Check[] = [];
  const { stop } = await decide(asked, rule, purpose, {
    onStep(step, decision) {
      const check = recordOf(step, decision);
      if (check) checks.push(check);
    },
  });
  return {
    passes: stop === undefined,
    errorCode: stop?.kind === 'refused' ? stop.refusal.code : undefined,
    checks,
  };
}

function challenge(because: StepRecord): Stop {
  return { ...CHALLENGE, because };
}

const noClient = (key: ApiKeyPrincipal): StepRecord => ({
  detail: `API key ${key.publicKey} is no client of OAuth: only a client ID and a client secret are taken here.`,
  fix: 'Use a service account.',
});

const noSecret = (account: ServiceAccountPrincipal): StepRecord => ({
  detail: `Service account ${account.clientId} has no secret that could make a token.`,
  fix: 'Create a client secret.',
});

/** A step that passes is told of when it has something to say; one that does not pass always is. */
function recordOf(step: Step<StepName>, decision: Decision): Check | undefined {
  const { stop } = decision;
  const record = stop?.because ?? step.record?.(decision);
  if (stop === undefined) return record && { check: step.name, passed: true, detail: record.detail };
  const refusal = stop.kind === 'refused' ? stop.refusal : undefined;
  return {
    check: step.name,
    passed: false,
    detail: record?.detail ?? refusal?.detail ?? 'The request is asked for credentials.',
    fix: record?.fix ?? (refusal ? errorCatalogue[refusal.code].fix : 'Use another credential.'),
  };
}
