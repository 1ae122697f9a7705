import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admission } from '../access/decision/admission.js';
import type { Asked, Decision } from '../access/decision/decision.js';
import type { Clock } from '../domain/clock.js';
import type { Refusal } from '../domain/errors.js';
import type { Answers } from './answer-refusal.js';
import { type CompiledOperation, compileOperation } from './compiled-operation.js';
import type { Operation } from './operation.js';
import { allowHeader, unservedParameters, unservedRule } from './rule.js';
import type { Run } from './run-operation.js';
import type { ClientAddress } from './wire/client-address.js';
import { pathOf, withoutAuthority } from './wire/request-target.js';
import type { Sender } from './wire/send.js';
import type { SentTarget } from './wire/sent-target.js';
import { ATLAS } from './wires/atlas.js';
import { wireAt } from './wires/index.js';

interface PipelineDependencies {
  readonly admission: Admission;
  readonly run: Run;
  readonly answers: Answers;
  readonly sender: Sender;
  readonly now: Clock;
  readonly clientAddress: ClientAddress;
  readonly sentTarget: SentTarget;
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
  const { answers, now } = dependencies;
  return {
    forOperation(operation: Operation): OperationHandlers {
      const compiled = compileOperation(operation, now);
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
    answerError: answers.answerError,
    answerRefusal: answers.answerRefusal,
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
    const decision = dependencies.admission.admit(askedBy(request, dependencies), rule);
    if (decision instanceof Promise)
      decision
        .then((later) => goOnToBody(dependencies, compiled, request, reply, later, done))
        .catch((error) => dependencies.answers.answerError(request, reply, error));
    else goOnToBody(dependencies, compiled, request, reply, decision, done);
  } catch (error) {
    dependencies.answers.answerError(request, reply, error);
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
  if (waitsForBody(decision) || dependencies.answers.answerUnlessAdmitted(request, reply, decision, versions))
    done();
}

/** Decides again when the body is complete: it may have come long after the head, and what was revoked must not take effect. */
function confirm(
  dependencies: PipelineDependencies,
  compiled: CompiledOperation,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { decision } = request;
  if (decision === undefined || (decision.stop && !waitsForBody(decision)))
    throw new Error('the handler ran without admission');
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
  dependencies.answers.answerError(request, reply, error, versions.get(request.decision?.version)?.headers);
}

function runUnlessRefused(
  dependencies: PipelineDependencies,
  compiled: CompiledOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  decision: Decision,
): void | Promise<void> {
  request.decision = decision;
  if (
    waitsForBody(decision) ||
    dependencies.answers.answerUnlessAdmitted(request, reply, decision, compiled.versions)
  )
    return dependencies.run(compiled, request, reply, decision);
}

async function answerUnserved(
  dependencies: PipelineDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
  allowed: readonly string[],
  refusal: Refusal,
): Promise<void> {
  const path = pathOf(request.url);
  const rule = unservedRule({ method: request.method, path }, allowed, refusal);
  const asked = askedBy(request, dependencies, unservedParameters(path));
  const decision = await dependencies.admission.admit(asked, rule);
  request.decision = decision;
  if (!dependencies.answers.answerUnlessAdmitted(request, reply, decision)) return;
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
  { clientAddress, sentTarget }: Pick<PipelineDependencies, 'clientAddress' | 'sentTarget'>,
  path = request.params as Asked['path'],
): Asked {
  const target = withoutAuthority(request.originalUrl);
  return {
    method: request.method,
    target,
    sentTarget: sentTarget(request.raw, target),
    path,
    // A request whose address cannot be decoded has none.
    query: (request.query ?? {}) as Asked['query'],
    headers: request.raw.headers,
    address: clientAddress(request.raw),
  };
}

/** A client that is refused hears first what is wrong with its body (run-operation.ts). Where nothing is decided no body is read. */
function waitsForBody({ rule, stop, version }: Decision): boolean {
  return rule.kind === 'client' && stop !== undefined && version !== undefined;
}

/** Whether time may have passed since the head was read: the framework waits for a body, be there one or not, but of these. */
function mayHaveWaited({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD';
}
