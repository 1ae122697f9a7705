import type { IncomingHttpHeaders } from 'node:http';
import type { Address } from '../../domain/addresses.js';
import type { Refusal } from '../../domain/errors.js';
import type { CallLimits } from '../../domain/guard/call-limits.js';
import type { CompiledApi } from '../../domain/guard/compile-api.js';
import type { Decide } from '../decision/decide.js';
import type { Asked, Decision, Purpose, StepResult } from '../decision/decision.js';
import { guardedRule } from '../decision/guarded-rule.js';
import type { UsageRecorder } from '../usage-recorder.js';

/** What a gate asks about: a request to its API. */
export interface GuardQuestion {
  readonly method: string;
  /** As the caller sent it. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly address: Address;
  readonly isSecure: boolean;
  readonly isSentTwice: boolean;
  /** What is wrong with its headers. */
  readonly brought: Refusal | undefined;
}

export type GuardAdmission = (api: CompiledApi, question: GuardQuestion) => Decision | Promise<Decision>;

/** Decides what gates ask, by the steps that requests to Sallyport itself meet. */
export function createGuardAdmission({
  decide,
  identify,
  calls,
  usage,
}: {
  readonly decide: Decide;
  readonly identify: (decision: Decision) => StepResult;
  readonly calls: CallLimits;
  readonly usage: Pick<UsageRecorder, 'record'>;
}): GuardAdmission {
  const purpose: Purpose = { ...guardPurpose(identify), calls, recordUse: usage.record };

  return (api, question) => decide(askedOf(question), guardedRule(api, question, question), purpose);
}

const NOTHING = {};

/** A request as the decision reads it; the path of a guarded API has no parameters but that of the scope. */
export function askedOf({
  method,
  target,
  headers,
  address,
}: Pick<GuardQuestion, 'method' | 'target' | 'headers' | 'address'>): Asked {
  return { method, target, sentTarget: target, path: NOTHING, query: NOTHING, headers, address };
}

/** What is the same for every walk about a guarded API: it knows neither clients of OAuth nor sessions, nor limits of wires. */
export function guardPurpose(identify: Purpose['identify']): Omit<Purpose, 'calls' | 'recordUse'> {
  return { identify, identifyClient: never, identifyVisitor: never, takeToken: never, lookAtToken: never };
}

function never(): never {
  throw new Error('no step of guarded APIs asks for this');
}
