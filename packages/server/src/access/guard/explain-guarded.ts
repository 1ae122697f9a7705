import type { IncomingHttpHeaders } from 'node:http';
import type { Address } from '../../domain/addresses.js';
import type { Clock } from '../../domain/clock.js';
import type { CallLimits } from '../../domain/guard/call-limits.js';
import type { CompiledApi } from '../../domain/guard/compile-api.js';
import type { Decide } from '../decision/decide.js';
import { createExplainedCaller, type Explanation, explainWalk } from '../decision/explain.js';
import { guardedRule } from '../decision/guarded-rule.js';
import type { Credential } from '../principal.js';
import { askedOf, guardPurpose } from './guard-admission.js';

/** A request to a guarded API that nobody makes. */
export interface GuardedQuestion {
  readonly api: CompiledApi;
  readonly credential: Credential;
  readonly address: Address;
  readonly method: string;
  /** With its query, as the caller would send it. */
  readonly target: string;
  /** By their names in lower case. */
  readonly headers: IncomingHttpHeaders;
}

export type ExplainGuarded = (question: GuardedQuestion) => Promise<Explanation>;

/** Answers whether a request to a guarded API would pass, by the walk that its gates have it go. Nothing is counted. */
export function createGuardedExplainer({
  decide,
  calls,
  now,
}: {
  readonly decide: Decide;
  readonly calls: Pick<CallLimits, 'peek'>;
  readonly now: Clock;
}): ExplainGuarded {
  const looking = { take: calls.peek, peek: calls.peek };
  const callerFor = createExplainedCaller(now);

  return ({ api, credential, ...asked }) => {
    const rule = guardedRule(api, asked, { isSecure: true, isSentTwice: false, brought: undefined });
    const purpose = { ...guardPurpose(callerFor(credential)), calls: looking, recordUse() {} };
    return explainWalk(decide, askedOf(asked), rule, purpose);
  };
}
