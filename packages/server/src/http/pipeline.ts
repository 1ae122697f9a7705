import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admission } from '../access/decision/admission.js';
import type { Asked, Decision } from '../access/decision/decision.js';
import type { AccessListMatcher } from '../domain/access-list.js';
import type { Refusal } from '../domain/errors.js';
import { answerError, answerRefusal, answerUnlessAdmitted } from './answer-refusal.js';
import { type CompiledOperation, compileOperation } from './compiled-operation.js';
import type { Operation } from './operation.js';
import { allowHeader, unservedParameters, unservedRule } from './rule.js';
import { type RunDependencies, run } from './run-operation.js';
import { clientAddress } from './wire/client-address.js';
import { withoutAuthority } from './wire/request-target.js';
import type { RateLimitState } from './wire/send.js';
import { ATLAS } from './wires/atlas.js';
import { wireAt } from './wires/index.js';

interface PipelineDependencies extends RunDependencies {
  readonly admission: Admission;
  /** Proxies whose word on the client's address counts. */
  readonly trustedProxies: AccessListMatcher;
}

export type Pipeline = ReturnType<typeof createPipeline>;

/** The two halves of an operation's way: before the body is read, and after. */
export interface OperationHandlers {
  onRequest(request: FastifyRequest, reply: FastifyReply, done: () => void): void;
  handler(request: FastifyRequest, reply: FastifyReply): void;
}

/**
 * The way of a request to an operation: `admit` by its head, then the body, `confirm`, and `run` (run-operation.ts), which
 * answers. It is walked without a promise as far as nothing has to be waited for.
 */
export function createPipeline(dependencies: PipelineDependencies) {
  const { services, publicUrl } = dependencies;
  return {
    forOperation(operation: Operation): OperationHandlers {
      const compiled = compileOperation(operation, { now: services.now, publicUrl });
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
  compiled: CompiledOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  done: () => void,
): void {
  const { name, rule, operation } = compiled;
  request.operationId = name;
  request.wire = operation.wire;
  try {
    const decision = dependencies.admission.admit(askedBy(request, dependencies.trustedProxies), rule);
    if (decision instanceof Promise)
      decision
        .then((later) => goOnToBody(dependencies, compiled, request, reply, later, done))
        .catch((error) => answerError(dependencies, request, reply, error));
    else goOnToBody(dependencies, compiled, request, reply, decision, done);
  } catch (error) {
    answerError(dependencies, request, reply, error);
  }
}

function goOnToBody(
  dependencies: PipelineDependencies,
  { versions }: CompiledOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  decision: Decision,
  done: () => void,
): void {
  request.decision = decision;
  if (answerUnlessAdmitted(dependencies, request, reply, decision, versions)) done();
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
    const current = mayHaveWaited(request) ? dependencies.admission.confirm(decision) : decision;
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
  if (answerUnlessAdmitted(dependencies, request, reply, decision, compiled.versions))
    return run(dependencies, compiled, request, reply, decision);
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
  const asked = askedBy(request, dependencies.trustedProxies, unservedParameters(path));
  const decision = await dependencies.admission.admit(asked, rule);
  if (!answerUnlessAdmitted(dependencies, request, reply, decision)) return;
  dependencies.sender.send(reply, {
    wire: wireAt(request.url) ?? ATLAS,
    status: 204,
    contentType: 'application/json',
    body: undefined,
    headers: ['Allow', allowHeader(allowed)],
  });
}

function askedBy(
  request: FastifyRequest,
  trustedProxies: AccessListMatcher,
  path = request.params as Asked['path'],
): Asked {
  return {
    method: request.method,
    target: withoutAuthority(request.originalUrl),
    path,
    // A request whose address cannot be decoded has none.
    query: (request.query ?? {}) as Asked['query'],
    headers: request.raw.headers,
    address: clientAddress(request.raw, trustedProxies),
  };
}

/** Whether time may have passed since the head was read: the framework waits for a body, be there one or not, but of these. */
function mayHaveWaited({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD';
}
