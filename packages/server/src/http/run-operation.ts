import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admission } from '../access/decision/admission.js';
import { askingCaller } from '../access/decision/asking-caller.js';
import { addressOf, type Decision } from '../access/decision/decision.js';
import { type Caller, isUserCaller } from '../access/principal.js';
import { refuse } from '../domain/errors.js';
import type { Services } from '../services/services.js';
import type { Answers } from './answer-refusal.js';
import type { CompiledOperation, CompiledVersion } from './compiled-operation.js';
import type { OperationContext } from './operation.js';
import { OtherAnswer } from './other-answer.js';
import type { ServerParts } from './server-parts.js';
import type { LinkBase } from './wire/link-base.js';
import { listBody, listLinks, listPage, parseSentQuery } from './wire/paging.js';
import { refuseFlags } from './wire/query.js';
import { renderResult } from './wire/render.js';
import { pathOf } from './wire/request-target.js';
import type { Sender } from './wire/send.js';

interface RunDependencies {
  readonly answers: Answers;
  readonly sender: Sender;
  readonly admission: Admission;
  readonly services: Services;
  readonly server: ServerParts;
  readonly linkBase: LinkBase;
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

/** Answers at once when the operation's own work needs no waiting; otherwise gives a promise. */
export type Run = (
  compiled: CompiledOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  decision: Decision,
) => void | Promise<void>;

export function createRun(dependencies: RunDependencies): Run {
  return (compiled, request, reply, decision) => run(dependencies, compiled, request, reply, decision);
}

function run(
  dependencies: RunDependencies,
  compiled: CompiledOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  decision: Decision,
): void | Promise<void> {
  const { answerRefusal, answerOther, answerUnlessAdmitted } = dependencies.answers;
  const { rateLimit } = decision;
  const version = compiled.versions.get(decision.version);
  if (version === undefined) throw new Error(`${compiled.operation.operationId} has no ${decision.version}`);
  const wrongName = request.url.includes('%00') && nameWithNul(request.params as Path);
  if (wrongName) return answerRefusal(request, reply, refuse('INVALID_PATH_PARAMETER', wrongName), rateLimit);
  const wrongFlags = compiled.operation.wire.hasEnvelope ? refuseFlags(request.query as Query) : undefined;
  if (wrongFlags) return answerRefusal(request, reply, wrongFlags, rateLimit);
  const query = compiled.queryReader.read(request.query as Query);
  if (query.refusal) return answerRefusal(request, reply, query.refusal, rateLimit);
  const body = version.bodyReader.read(request);
  if (body instanceof OtherAnswer) return answerOther(request, reply, compiled.operation.wire, body);
  if (body.refusal) return answerRefusal(request, reply, body.refusal, rateLimit);
  if (!answerUnlessAdmitted(request, reply, decision)) return undefined;

  const headers = [...version.resultHeaders];
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
  { services, server, linkBase, admission }: RunDependencies,
  { operation: { wire } }: CompiledOperation,
  request: FastifyRequest,
  decision: Decision,
  query: Query,
  body: unknown,
  headers: string[],
): OperationContext<string, never, never> {
  const caller =
    decision.caller && askingCaller(decision.caller, decision.scopeOrganizationId, decision, admission);
  const page = listPage(query);
  const target = request.url;
  const publicUrl = linkBase(request.raw);
  return {
    path: request.params as Path,
    query: query as never,
    body: body as never,
    caller: caller ?? NO_CALLER,
    user: caller && isUserCaller(caller) ? caller : undefined,
    address: addressOf(decision).text,
    headers: request.raw.headers,
    secretId: decision.identified?.secretId,
    services,
    server,
    wire,
    publicUrl,
    link: (path) => publicUrl + wire.basePath + path,
    page,
    list(results, totalCount, hasMore = page.offset + page.limit < totalCount) {
      const address = publicUrl + pathOf(target);
      const links = listLinks(address, parseSentQuery(target), page, hasMore);
      return listBody(results, totalCount, links, page.includeCount);
    },
    setHeader: (name, value) => headers.push(name, value),
  };
}

function answer(
  { sender, answers }: RunDependencies,
  { operation: { wire } }: CompiledOperation,
  version: CompiledVersion,
  request: FastifyRequest,
  reply: FastifyReply,
  { rateLimit }: Decision,
  headers: readonly string[],
  result: unknown,
): void {
  if (result instanceof OtherAnswer) {
    answers.answerOther(request, reply, wire, result);
    return;
  }
  const { status, emptyStatus = status, textType } = version.spec;
  const query = request.query as Query;
  sender.send(reply, {
    wire,
    status: result === undefined ? emptyStatus : status,
    contentType: version.contentType,
    body:
      result === undefined || textType !== undefined
        ? textOf(result)
        : renderResult(result, status, query, wire),
    rateLimit,
    headers,
  });
}

function textOf(result: unknown): string | undefined {
  return result === undefined ? undefined : String(result);
}

/** No name, text or id here has a use for U+0000, and PostgreSQL cannot store it. */
function nameWithNul(parameters: Path): string | undefined {
  return Object.keys(parameters).find((name) => parameters[name]?.includes('\0'));
}
