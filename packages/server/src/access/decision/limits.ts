import { siteOf } from '../../domain/addresses.js';
import { type Refusal, refuse } from '../../domain/errors.js';
import { type EndpointSet, isRemoval } from '../../domain/rate-limits.js';
import { secondsText } from '../../domain/time-spans.js';
import type { TokenBucketDecision } from '../../domain/token-buckets.js';
import {
  addressOf,
  callerOf,
  type Decision,
  type Purpose,
  refused,
  requestPath,
  type Stop,
} from './decision.js';

// Each endpoint set has three kinds of buckets. The published one is shared, by an organization for example, and only what
// is let through takes from it. Refusals take from one of their caller. And what a caller is let through for is counted in
// one of its own: who took less than half of the limit goes on when others have emptied the shared one. So nobody can use
// up what others need to get rid of it.

/** Takes the token of a request that is let through. One that is decided again took its token before. */
export function takeToken(decision: Decision): Stop | undefined {
  const set = decision.rule.endpointSet;
  if (set === undefined) return undefined;
  const taken = decision.rateLimit ?? meet(decision, set, decision.purpose.takeToken);
  decision.rateLimit = taken;
  return taken.allowed ? undefined : usedUp(decision, set, taken);
}

/**
 * Stops a request for which there is no token, before anything is read for it, and takes none: whether it is let through
 * is not known yet.
 */
export function lookAtToken(decision: Decision): Stop | undefined {
  const { rule, purpose } = decision;
  const set = rule.endpointSet;
  if (set === undefined || decision.rateLimit !== undefined) return undefined;
  const met = meet(decision, set, purpose.lookAtToken);
  if (!met.allowed) return usedUp(decision, set, met);
  const refusals = purpose.lookAtToken(set.refusals, callerOf(decision).principal.id);
  return refusals.allowed || removes(decision) ? undefined : refusalsUsedUp(decision, set, refusals);
}

/** Takes the token of a refusal of the caller. The stop is the given one while a token is left. */
export function countRefusal(decision: Decision, stop: Stop): Stop {
  const set = decision.rule.endpointSet;
  if (set === undefined || decision.rateLimit !== undefined) return stop;
  const told = countRefusalOf(decision, stop, callerOf(decision).principal.id);
  // The figures of the answer are those of the published bucket, as the live service has them.
  if (told === stop) decision.rateLimit = decision.purpose.lookAtToken(set, ownerOf(decision, set));
  return told;
}

/** The same for a client whose secret was not given: guesses cannot hold up who has the right one. */
export function countWrongSecret(decision: Decision, stop: Stop, clientId: string): Stop {
  return countRefusalOf(decision, stop, clientAt(decision, clientId));
}

/** What an explanation tells of: the token that was taken, or would be. */
export function limitMet(decision: Decision): TokenBucketDecision | undefined {
  const set = decision.rule.endpointSet;
  return decision.rateLimit ?? (set && meet(decision, set, decision.purpose.lookAtToken));
}

function countRefusalOf(decision: Decision, stop: Stop, owner: string): Stop {
  const set = decision.rule.endpointSet;
  if (set === undefined) return stop;
  const taken = decision.rateLimit ?? decision.purpose.takeToken(set.refusals, owner);
  decision.rateLimit = taken;
  return taken.allowed ? stop : refusalsUsedUp(decision, set, taken);
}

function meet(decision: Decision, set: EndpointSet, ask: Purpose['takeToken']): TokenBucketDecision {
  const met = ask(set, ownerOf(decision, set));
  const { caller } = decision;
  // A limit for each address bounds what many callers cause together.
  if (caller === undefined || set.scope === 'ip' || set.scope === 'user') return met;
  if (!met.allowed && !hasShareLeft(decision, set, caller.principal.id)) return met;
  ask(set.own, caller.principal.id);
  return met.allowed ? met : { ...met, allowed: true, retryAfterSeconds: 0 };
}

/** Removals may take the other half too. */
function hasShareLeft(decision: Decision, set: EndpointSet, callerId: string): boolean {
  const { remaining, limit } = decision.purpose.lookAtToken(set.own, callerId);
  return remaining > (removes(decision) ? 0 : limit / 2);
}

function removes({ rule }: Decision): boolean {
  return rule.operation !== undefined && isRemoval(rule.operation);
}

/** Nobody is known in a public operation, so there the address counts whatever the set says. */
function ownerOf(decision: Decision, { scope }: EndpointSet): string {
  if (decision.rule.kind === 'client') {
    const { principal } = callerOf(decision);
    return clientAt(decision, principal.kind === 'service_account' ? principal.clientId : principal.id);
  }
  // Others at the address must not use up what somebody needs to end a credential.
  if (decision.rule.kind === 'ownCredential')
    return `${siteOf(addressOf(decision))} ${decision.organization?.id}`;
  return scope === 'ip' || decision.scopeId === undefined ? addressOf(decision).text : decision.scopeId;
}

/** The client whose secrets are counted at an address: whoever guesses there holds up nobody elsewhere. */
function clientAt(decision: Decision, clientId: string): string {
  return `${siteOf(addressOf(decision))} ${clientId}`;
}

function usedUp(decision: Decision, set: EndpointSet, met: TokenBucketDecision) {
  decision.rateLimit = met;
  return refused(refusalOf(decision, set, met));
}

function refusalsUsedUp(decision: Decision, set: EndpointSet, met: TokenBucketDecision): Stop {
  return {
    ...usedUp(decision, set, met),
    because: {
      detail: `All ${met.limit} refused requests of this caller are used up on this node.`,
      fix: `Wait ${secondsText(met.retryAfterSeconds)}, and send nothing that is refused.`,
    },
  };
}

function refusalOf(
  { rule, asked }: Decision,
  set: EndpointSet,
  { retryAfterSeconds, limit, refillRate }: TokenBucketDecision,
): Refusal {
  if (rule.kind === 'client')
    return refuse('RATE_LIMITED', `/${set.path}`, limit, set.refillDurationSeconds / 60, retryAfterSeconds);
  return refuse(
    'RATE_LIMITED_TOKEN_BUCKET',
    // Recorded without the slash at its beginning.
    requestPath(asked).slice(1),
    retryAfterSeconds,
    limit,
    refillRate,
    set.refillDurationSeconds,
  );
}
