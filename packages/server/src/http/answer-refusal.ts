import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { challengeCodeOf } from '../access/decision/challenge-code.js';
import type { Decision, Stop } from '../access/decision/decision.js';
import { Stopped } from '../access/decision/stopped.js';
import type { Principal } from '../access/principal.js';
import type { SecurityLog } from '../access/security-log.js';
import { buildChallenge, type DigestAlgorithm } from '../domain/digest.js';
import { type Refusal, RefusalError, refuse } from '../domain/errors.js';
import type { Nonces } from '../domain/nonces.js';
import { isProofUsed } from '../store/used-nonces.js';
import type { Metrics } from './metrics.js';
import type { OtherAnswer } from './other-answer.js';
import type { StoreTrouble } from './store-trouble.js';
import { errorBody, UNAUTHENTICATED_BODY } from './wire/errors.js';
import { renderResult } from './wire/render.js';
import type { RateLimitState, Sender } from './wire/send.js';
import { ATLAS } from './wires/atlas.js';
import { wireAt } from './wires/index.js';
import type { Wire } from './wires/wire.js';

interface AnswerDependencies {
  readonly sender: Sender;
  readonly nonces: Nonces;
  /** Offered in this order; the live service offers MD5 alone. */
  readonly digestAlgorithms: readonly DigestAlgorithm[];
  readonly log: Logger;
  readonly security: SecurityLog;
  /** How the log names the path of what is no operation. */
  readonly loggedPath: (target: string) => string;
  readonly storeTrouble: StoreTrouble;
  readonly metrics: Pick<Metrics, 'refused' | 'challenged'>;
}

/** Sallyport only: why, where the answer of the live service has no body that could say it. */
const REASON_HEADER = 'X-Sallyport-Reason';

/** As of a nonce count that was used on this node: another nonce will do. */
const USED: Stop = { kind: 'challenge', stale: true, invalidToken: false };

const INVALID_TOKEN = 'The access token is expired, revoked, malformed or unknown.';

/** RFC 6750 section 3.1; sent only to who sent an access token. */
const INVALID_TOKEN_CHALLENGE = `Bearer realm="MMS Public API", error="invalid_token", error_description="${INVALID_TOKEN}"`;

export type Answers = ReturnType<typeof createAnswers>;

/** The answers that are no result of an operation. */
export function createAnswers(dependencies: AnswerDependencies) {
  const { sender } = dependencies;
  return {
    answerRefusal: (
      request: FastifyRequest,
      reply: FastifyReply,
      refusal: Refusal,
      rateLimit: RateLimitState | undefined,
    ) => answerRefusal(dependencies, request, reply, refusal, rateLimit),
    answerOther: (request: FastifyRequest, reply: FastifyReply, wire: Wire, answer: OtherAnswer) =>
      answerOther(sender, request, reply, wire, answer),
    answerUnlessAdmitted: (
      request: FastifyRequest,
      reply: FastifyReply,
      decision: Decision,
      versions?: ReadonlyMap<string | undefined, { readonly headers: readonly string[] }>,
    ) => answerUnlessAdmitted(dependencies, request, reply, decision, versions),
    answerError: (
      request: FastifyRequest,
      reply: FastifyReply,
      error: unknown,
      versionHeaders?: readonly string[],
    ) => answerError(dependencies, request, reply, error, versionHeaders),
  };
}

function answerRefusal(
  { sender, metrics, security }: AnswerDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  rateLimit: RateLimitState | undefined,
  versionHeaders: readonly string[] = [],
  userId?: string,
): void {
  metrics.refused(refusal.code);
  request.answeredCode = refusal.code;
  if (isToldOf(refusal)) {
    const caller = request.decision?.caller?.principal;
    tell(
      security,
      request,
      refusal.code,
      caller ?? (userId === undefined ? undefined : { kind: 'user', id: userId }),
    );
  }
  // A request whose address cannot be decoded has no query.
  const query = (request.query ?? {}) as Record<string, unknown>;
  const other = request.wire?.errors?.answerTo?.(refusal, request.body);
  if (request.wire && other) {
    answerOther(sender, request, reply, request.wire, other);
    return;
  }
  const below = wireAt(request.url);
  // A wire with errors of its own has its headers on those too that keep the form of the API.
  const wire = below ?? (request.wire?.errors?.answerTo ? request.wire : ATLAS);
  if (refusal.code === 'METHOD_NOT_ALLOWED' && below?.methodRefusalHasBody === false) {
    sender.sendBodiless(reply, below, refusal.status, [
      ...Object.entries(refusal.headers ?? {}).flat(),
      REASON_HEADER,
      refusal.detail,
    ]);
    return;
  }
  const body = errorBody(refusal);
  const headers = [...versionHeaders, ...(wire.hasErrorHeader ? ['X-Error-Code', refusal.code] : [])];
  for (const [name, value] of Object.entries(refusal.headers ?? {})) headers.push(name, value);
  sender.send(reply, {
    wire,
    status: refusal.status,
    contentType: 'application/json',
    body: renderResult(body, refusal.status, query, wire),
    rateLimit,
    headers,
  });
}

/** What is refused for who asks, or how often. A page that asks whether somebody is signed in tries nothing. */
function isToldOf({ status, code }: Refusal): boolean {
  return (status === 401 || status === 403 || status === 429) && code !== 'NO_CURRENT_USER';
}

function tell(
  security: SecurityLog,
  { operationId, decision }: FastifyRequest,
  code: string,
  who: Pick<Principal, 'kind' | 'id'> | undefined,
): void {
  const address = decision?.asked.address?.text;
  security.refused({ kind: who?.kind, id: who?.id, address, operation: operationId, code });
}

function answerOther(
  sender: Sender,
  request: FastifyRequest,
  reply: FastifyReply,
  wire: Wire,
  { status, body, headers, contentType = wire.jsonType }: OtherAnswer,
): void {
  const query = request.query as Record<string, unknown>;
  const text = typeof body === 'string' ? body : renderResult(body, status, query, wire);
  sender.send(reply, { wire, status, contentType, body: text, headers });
}

/**
 * Digest comes first and each scheme has a line of its own: several clients read only the first. Who sent an access token
 * gets no body, as from the live service (probed 2026-09-05).
 */
function answerChallenge(
  { sender, nonces, digestAlgorithms, metrics, security }: AnswerDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
  stop: Stop & { kind: 'challenge' },
): void {
  const { stale, invalidToken, unproved } = stop;
  const isEmptyHanded = request.headers.authorization === undefined;
  request.answeredCode = challengeCodeOf(stop, isEmptyHanded);
  metrics.challenged(stale ? 'stale' : isEmptyHanded ? 'no_credentials' : 'rejected');
  if (unproved !== undefined) tell(security, request, 'UNAUTHORIZED', unproved);
  const other = request.wire?.errors?.answerToStranger?.(request.headers.authorization);
  if (request.wire && other) {
    answerOther(sender, request, reply, request.wire, other);
    return;
  }
  const nonce = nonces.issue();
  const challenges = digestAlgorithms.map((algorithm) => buildChallenge({ nonce, algorithm, stale }));
  const { challengeHeaders } = wireAt(request.url) ?? ATLAS;
  if (invalidToken)
    sender.sendChallenge(
      reply,
      undefined,
      [...challenges, INVALID_TOKEN_CHALLENGE],
      [...challengeHeaders, REASON_HEADER, INVALID_TOKEN],
    );
  else sender.sendChallenge(reply, UNAUTHENTICATED_BODY, challenges, challengeHeaders);
}

/** Answers what was refused; true when the request may go on. The headers of a version say that it is deprecated. */
function answerUnlessAdmitted(
  dependencies: AnswerDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
  { stop, rateLimit, version }: Decision,
  versions?: ReadonlyMap<string | undefined, { readonly headers: readonly string[] }>,
): boolean {
  if (stop === undefined) return true;
  answerStop(dependencies, request, reply, stop, rateLimit, versions?.get(version)?.headers);
  return false;
}

function answerStop(
  dependencies: AnswerDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
  stop: Stop,
  rateLimit: RateLimitState | undefined,
  versionHeaders: readonly string[] | undefined,
): void {
  if (stop.kind === 'challenge') answerChallenge(dependencies, request, reply, stop);
  else {
    const headers = stop.tellsDeprecation ? versionHeaders : undefined;
    answerRefusal(dependencies, request, reply, stop.refusal, rateLimit, headers);
  }
}

function answerError(
  dependencies: AnswerDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  versionHeaders: readonly string[] | undefined,
): void {
  const { storeTrouble, log, loggedPath } = dependencies;
  const rateLimit = request.decision?.rateLimit;
  const stop = error instanceof Stopped ? error.stop : isProofUsed(error) ? USED : undefined;
  if (stop !== undefined) {
    if (request.decision) {
      request.decision.stop = stop;
      request.decision.stoppedAt = error instanceof Stopped ? error.stoppedAt : 'credential';
    }
    answerStop(dependencies, request, reply, stop, rateLimit, versionHeaders);
    return;
  }
  const refusal = error instanceof RefusalError ? error.refusal : storeTrouble(error);
  if (refusal !== undefined) {
    const userId = error instanceof RefusalError ? error.userId : undefined;
    answerRefusal(dependencies, request, reply, refusal, rateLimit, versionHeaders, userId);
    return;
  }
  const operation = request.operationId ?? loggedPath(request.url);
  log.error({ err: error, method: request.method, operation }, 'request failed');
  answerRefusal(dependencies, request, reply, refuse('UNEXPECTED_ERROR'), rateLimit);
}
