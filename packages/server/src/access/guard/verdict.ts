import { type ErrorCode, type Refusal, refuse } from '../../domain/errors.js';
import { methodProblem } from '../../domain/guard/route-method.js';
import { type Decision, guardedOf, type Stop } from '../decision/decision.js';

/** What becomes of a request that a gate asked about. */
export interface Verdict {
  /** Whether the proxy lets it through. */
  readonly passes: boolean;
  /** Why it is refused, or would be in the mode `enforce`. */
  readonly refusal: Refusal | undefined;
  /** Whether a challenge goes with it, and which. */
  readonly challenge: 'none' | 'asked' | 'stale' | 'invalidToken';
}

const PASSES: Verdict = { passes: true, refusal: undefined, challenge: 'none' };

/** In the mode `report` these are refused too, and methods of no route: what they would open nobody can say. */
const ALWAYS_REFUSED: readonly ErrorCode[] = ['PATH_NOT_CANONICAL', 'HEADER_NOT_ALLOWED', 'NOT_READY'];

/**
 * In the mode `report` a request passes whatever its credential is or may. But without one it is challenged: a client that
 * speaks Digest sends none before, and would call the API twice. So is one whose nonce has ended, which tries again.
 */
export function verdictOf(decision: Decision): Verdict {
  const { stop, asked } = decision;
  if (stop === undefined) return PASSES;
  const { api } = guardedOf(decision);
  const { refusal, challenge } = refusalOf(stop, api.definition.challenge);
  const { authorization, 'x-api-key': key } = asked.headers;
  const isEmptyHanded =
    authorization === undefined && !(api.definition.accepts.apiKeyHeader && key !== undefined);
  const isReported =
    api.mode === 'report' &&
    !ALWAYS_REFUSED.includes(refusal.code) &&
    methodProblem(asked.method) === undefined &&
    !(challenge !== 'none' && (isEmptyHanded || challenge === 'stale'));
  return { passes: isReported, refusal, challenge };
}

function refusalOf(stop: Stop, asksFor: 'digest' | 'bearer'): Omit<Verdict, 'passes'> & { refusal: Refusal } {
  if (stop.kind === 'challenge') {
    if (stop.invalidToken) return { refusal: refuse('TOKEN_INVALID'), challenge: 'invalidToken' };
    return { refusal: refuse('NOT_AUTHENTICATED', HOW[asksFor]), challenge: stop.stale ? 'stale' : 'asked' };
  }
  const { refusal } = stop;
  switch (refusal.code) {
    case 'SERVICE_UNAVAILABLE':
      return { refusal: refuse('NOT_READY'), challenge: 'none' };
    case 'NOT_AUTHENTICATED':
      return { refusal, challenge: 'asked' };
    case 'TOKEN_NOT_FOR_THIS_API':
      return { refusal, challenge: 'invalidToken' };
    default:
      return { refusal, challenge: 'none' };
  }
}

const HOW = {
  digest: 'it needs an API key by HTTP Digest, or an access token',
  bearer: 'it needs an access token',
} as const;
