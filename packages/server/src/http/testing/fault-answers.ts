import type { FastifyReply, FastifyRequest } from 'fastify';
import { CHALLENGE, type Decision, refused, type Stop } from '../../access/decision/decision.js';
import { type Refusal, refuse } from '../../domain/errors.js';
import type { FaultRule } from '../../domain/faults.js';
import { LIMITS_OFF_SCALE } from '../../domain/rate-limit-plan.js';
import type { Answers } from '../answer-refusal.js';
import { pathOf } from '../wire/request-target.js';
import type { RateLimitState } from '../wire/send.js';

/** Answers as the service does when that happens, with the headers that go with it. */
export function answerFault(
  { answerRefusal, answerUnlessAdmitted }: Pick<Answers, 'answerRefusal' | 'answerUnlessAdmitted'>,
  request: FastifyRequest,
  reply: FastifyReply,
  decision: Decision,
  { status, retryAfterSeconds }: FaultRule,
): void {
  const { rateLimit } = decision;
  if (status === 401) answerUnlessAdmitted(request, reply, { ...decision, stop: unauthenticated(decision) });
  else if (status === 429)
    answerRefusal(request, reply, ...limitReached(request, decision, retryAfterSeconds));
  else if (status === 503)
    answerRefusal(request, reply, waiting(refuse('SERVICE_UNAVAILABLE'), retryAfterSeconds), rateLimit);
  else answerRefusal(request, reply, refuse('UNEXPECTED_ERROR'), rateLimit);
}

/** As if what was sent had just become invalid. */
function unauthenticated({ caller, identified }: Decision): Stop {
  if (caller?.principal.kind === 'user') return refused(refuse('NO_CURRENT_USER'));
  return identified?.token === undefined ? CHALLENGE : { ...CHALLENGE, invalidToken: true };
}

function limitReached(
  request: FastifyRequest,
  { rule, rateLimit }: Decision,
  asked: number | undefined,
): [Refusal, RateLimitState | undefined] {
  const set = rule.endpointSet;
  if (set === undefined) throw new Error('a request without a limit cannot reach it');
  // Where no limits hold, the answer is what the service gives at the published ones.
  const isLimited = rateLimit !== undefined && rateLimit.limit < set.capacity * LIMITS_OFF_SCALE;
  const { limit, refillRate } = isLimited ? rateLimit : { limit: set.capacity, refillRate: set.refillRate };
  const seconds = asked ?? Math.max(1, Math.ceil(set.refillDurationSeconds / refillRate));
  const state = { limit, remaining: 0 };
  if (rule.kind === 'client')
    return [refuse('RATE_LIMITED', `/${set.path}`, limit, set.refillDurationSeconds / 60, seconds), state];
  const path = pathOf(request.url).slice(1);
  return [
    refuse('RATE_LIMITED_TOKEN_BUCKET', path, seconds, limit, refillRate, set.refillDurationSeconds),
    state,
  ];
}

function waiting(refusal: Refusal, seconds: number | undefined): Refusal {
  return seconds === undefined
    ? refusal
    : { ...refusal, headers: { ...refusal.headers, 'Retry-After': String(seconds) } };
}
