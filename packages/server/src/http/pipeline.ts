import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admission } from '../access/decision/admission.js';
import { type Asked, addressOf, type Decision } from '../access/decision/decision.js';
import { type Caller, isUserCaller } from '../access/principal.js';
import type { AccessListMatcher } from '../domain/access-list.js';
import { type Refusal, refuse } from '../domain/errors.js';
import type { Services } from '../services/services.js';
import {
  answerError,
  answerRefusal,
  answerUnlessAdmitted,
  type RefusalDependencies,
} from './answer-refusal.js';
import { type CompiledOperation, type CompiledVersion, compileOperation } from './compiled-operation.js';
import type { Operation, OperationContext } from './operation.js';
import { allowHeader, unservedRule } from './rule.js';
import { clientAddress } from './wire/client-address.js';
import { listBody, listLinks, listPage, parseSentQuery } from './wire/paging.js';
import { renderResult } from './wire/render.js';
import { withoutAuthority } from './wire/request-target.js';
import type { RateLimitState } from './wire/send.js';
import { ATLAS } from './wires/atlas.js';
import { wireAt } from './wires/index.js';

export interface PipelineDependencies extends RefusalDependencies {
  readonly admission: Admission;
  /** Proxies whose word on the client's address counts. */
  readonly trustedProxies: AccessListMatcher;
  readonly services: Services;
  /** Base of all links, without a trailing slash. */
  readonly publicUrl: () => string;
  /** Tests check every answer against its schema; a mismatch is an error of ours. */
  readonly checkResponses: boolean;
}

/**
 * What a public operation finds for its caller. One object for all: a getter in each request's context would be a new
 * hidden class each time, and those keep their request alive until the next full garbage collection.
 */
const NO_CALLER: Caller = {
  get principal(): never {
    throw new Error('a public operation has no caller');
  },
  get address(): never {
    throw new Error('a public operation has no caller');
  },
};

type Query = Record<string, unknown>;
type Path = Record<string, string>;

/** The two halves of an operation's way: before the body is read, and after. */
export interface OperationHandlers {
  onRequest(request: FastifyRequest, reply: FastifyReply, done: () => void): void;
  handler(request: FastifyRequest, reply: FastifyReply): void;
}

/**
 * The way of a request to an operation is onRequest → admit → (body) → confirm → run → answer, each a function below. It
 * is walked without a promise as far as nothing has to be waited for.
 */
export function createPipeline(dependencies: PipelineDependencies) {
  const { services, publicUrl, checkResponses } = dependencies;
  return {
    forOperation(operation: Operation): OperationHandlers {
      const compiled = compileOperation(operation, { now: services.now, publicUrl, checkResponses });
      return {
        onRequest: (request, reply, done) => admit(dependencies, compiled, request, reply, done),
        handler: (request, reply) => confirm(dependencies, compiled, request, reply),
      };
    },
    /** Paths and methods that no operation serves: `allowed` lists the methods of a known path, `refusal` is for others. */
    answerUnserved: (
      request: FastifyRequest,
      reply: FastifyReply,
      allowed: readonly string[],
      refusal: Refusal,
    ) => answerUnserved(dependencies, request, reply, allowed, refusal),
    answerError: (request: FastifyRequest, reply: FastifyReply, error: unknown) =>
      answerError(dependencies, request, reply, error),
    answerRefusal: (
      request: FastifyRequest,
      reply: FastifyReply,
      refusal: Refusal,
      rateLimit: RateLimitState | undefined,
    ) => answerRefusal(dependencies, request, reply, refusal, rateLimit),
  };
}

/** Decides by the head of the request. */
function admit(
  dependencies: PipelineDependencies,
  { name, rule }: CompiledOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  done: () => void,
): void {
  request.operationId = name;
  try {
    const decision = dependencies.admission.admit(askedBy(request, dependencies.trustedProxies), rule);
    if (decision instanceof Promise)
      decision
        .then((later) => goOnToBody(dependencies, request, reply, later, done))
        .catch((error) => answerError(dependencies, request, reply, error));
    else goOnToBody(dependencies, request, reply, decision, done);
  } catch (error) {
    answerError(dependencies, request, reply, error);
  }
}

function goOnToBody(
  dependencies: PipelineDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
  decision: Decision,
  done: () => void,
): void {
  request.decision = decision;
  if (answerUnlessAdmitted(dependencies, request, reply, decision)) done();
}

/** Decides again when the body is complete: it may have come long after the head, and what was revoked must not take effect. */
function confirm(
  dependencies: PipelineDependencies,
  compiled: CompiledOperation,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { decision } = request;
  if (decision === undefined || decision.stop) throw new Error('the handler ran without admission');
  try {
    const current = hasBody(request) ? dependencies.admission.confirm(decision) : decision;
    const running =
      current instanceof Promise
        ? current.then((later) => runUnlessRefused(dependencies, compiled, request, reply, later))
        : runUnlessRefused(dependencies, compiled, request, reply, current);
    running?.catch((error) => fail(dependencies, compiled, request, reply, error));
  } catch (error) {
    fail(dependencies, compiled, request, reply, error);
  }
}

/** A refusal by a deprecated version says that it is one (recorded responses, section 8). */
function fail(
  dependencies: PipelineDependencies,
  { versions }: CompiledOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): void {
  answerError(dependencies, request, reply, error, versions.get(request.decision?.version)?.headers);
}

function runUnlessRefused(
  dependencies: PipelineDependencies,
  compiled: CompiledOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  decision: Decision,
): void | Promise<void> {
  request.decision = decision;
  if (answerUnlessAdmitted(dependencies, request, reply, decision))
    return run(dependencies, compiled, request, reply, decision);
}

/** Answers at once when the operation's own work needs no waiting; otherwise gives a promise. */
function run(
  dependencies: PipelineDependencies,
  compiled: CompiledOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  decision: Decision,
): void | Promise<void> {
  const { rateLimit } = decision;
  const version = compiled.versions.get(decision.version);
  if (version === undefined) throw new Error(`${compiled.operation.operationId} has no ${decision.version}`);
  const wrongName = request.url.includes('%00') && nameWithNul(request.params as Path);
  if (wrongName)
    return answerRefusal(
      dependencies,
      request,
      reply,
      refuse('INVALID_PATH_PARAMETER', wrongName),
      rateLimit,
    );
  const query = compiled.queryReader.read(request.query as Query);
  if (query.refusal) return answerRefusal(dependencies, request, reply, query.refusal, rateLimit);
  const body = version.bodyReader.read(request.body);
  if (body.refusal) return answerRefusal(dependencies, request, reply, body.refusal, rateLimit);

  const headers = [...version.headers];
  const context = contextOf(dependencies, compiled, request, decision, query.value, body.value, headers);
  const result = version.spec.handle(context);
  return result instanceof Promise
    ? result.then((later) =>
        answer(dependencies, compiled, version, request, reply, decision, headers, later),
      )
    : answer(dependencies, compiled, version, request, reply, decision, headers, result);
}

/** What the handler gets. `headers` are those of the answer. */
function contextOf(
  { services, publicUrl }: PipelineDependencies,
  { operation: { wire }, link }: CompiledOperation,
  request: FastifyRequest,
  decision: Decision,
  query: Query,
  body: unknown,
  headers: string[],
): OperationContext<string, never, never> {
  const { caller } = decision;
  const page = listPage(query);
  const target = request.url;
  return {
    path: request.params as Path,
    query: query as never,
    body: body as never,
    caller: caller ?? NO_CALLER,
    user: caller && isUserCaller(caller) ? caller : undefined,
    address: addressOf(decision).text,
    headers: request.raw.headers,
    services,
    wire,
    publicUrl: publicUrl(),
    link,
    page,
    list(results, totalCount, hasMore = page.offset + page.limit < totalCount) {
      const address = publicUrl() + (target.split('?', 1)[0] ?? '');
      const links = listLinks(address, parseSentQuery(target), page, hasMore);
      return listBody(results, totalCount, links, page.includeCount);
    },
    setHeader: (name, value) => headers.push(name, value),
  };
}

function answer(
  { sender }: PipelineDependencies,
  { operation: { wire } }: CompiledOperation,
  version: CompiledVersion,
  request: FastifyRequest,
  reply: FastifyReply,
  { rateLimit }: Decision,
  headers: readonly string[],
  result: unknown,
): void {
  version.checkResponse(result);
  const { status, emptyStatus = status } = version.spec;
  sender.send(reply, {
    wire,
    status: result === undefined ? emptyStatus : status,
    contentType: version.contentType,
    body: result === undefined ? undefined : renderResult(result, status, request.query as Query, wire),
    rateLimit,
    headers,
  });
}

async function answerUnserved(
  dependencies: PipelineDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
  allowed: readonly string[],
  refusal: Refusal,
): Promise<void> {
  const path = request.url.split('?', 1)[0] ?? '';
  const rule = unservedRule({ method: request.method, path }, allowed, refusal);
  const decision = await dependencies.admission.admit(askedBy(request, dependencies.trustedProxies), rule);
  if (!answerUnlessAdmitted(dependencies, request, reply, decision)) return;
  dependencies.sender.send(reply, {
    wire: wireAt(request.url) ?? ATLAS,
    status: 204,
    contentType: 'application/json',
    body: undefined,
    headers: ['Allow', allowHeader(allowed)],
  });
}

function askedBy(request: FastifyRequest, trustedProxies: AccessListMatcher): Asked {
  return {
    method: request.method,
    target: withoutAuthority(request.originalUrl),
    path: request.params as Path,
    headers: request.raw.headers,
    address: clientAddress(request.raw, trustedProxies),
  };
}

/** The framework reads no body of these. */
function hasBody({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** No name, text or id here has a use for U+0000, and PostgreSQL cannot store it. */
function nameWithNul(parameters: Path): string | undefined {
  return Object.keys(parameters).find((name) => parameters[name]?.includes('\0'));
}
