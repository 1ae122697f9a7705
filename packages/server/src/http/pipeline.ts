import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Admission } from '../access/decision/admission.js';
import { type Asked, addressOf, type Decision, type Stop } from '../access/decision/decision.js';
import { type Caller, isUserCaller } from '../access/principal.js';
import type { AccessListMatcher } from '../domain/access-list.js';
import { buildChallenge, type DigestAlgorithm } from '../domain/digest.js';
import { type Refusal, RefusalError, refuse } from '../domain/errors.js';
import type { Nonces } from '../domain/nonces.js';
import type { Services } from '../services/services.js';
import type { Operation, OperationContext, OperationVersion } from './operation.js';
import { allowHeader, ruleOf, unservedRule } from './rule.js';

import type { StoreTrouble } from './store-trouble.js';

import { mediaTypeOf } from './wire/accept.js';

import { clientAddress } from './wire/client-address.js';
import { errorBody, UNAUTHENTICATED_BODY } from './wire/errors.js';
import { listBody, listLinks, listPage, parseSentQuery } from './wire/paging.js';
import { createQueryReader, isFlagSet } from './wire/query.js';
import { type BodyReader, createBodyReader } from './wire/read-body.js';
import { inEnvelope, renderJson } from './wire/render.js';
import { withoutAuthority } from './wire/request-target.js';
import type { createSender, RateLimitState } from './wire/send.js';
import { createValidator } from './wire/validate.js';
import { ATLAS } from './wires/atlas.js';
import { wireAt } from './wires/index.js';
import type { Wire } from './wires/wire.js';

export interface PipelineDependencies {
  readonly admission: Admission;
  /** Proxies whose word on the client's address counts. */
  readonly trustedProxies: AccessListMatcher;
  readonly sender: ReturnType<typeof createSender>;
  readonly nonces: Nonces;
  /** Offered in this order; the live service offers MD5 alone. */
  readonly digestAlgorithms: readonly DigestAlgorithm[];
  readonly services: Services;
  /** Base of all links, without a trailing slash. */
  readonly publicUrl: () => string;
  readonly log: Logger;
  readonly isStoreTrouble: StoreTrouble;
  /** Tests check every answer against its schema; a mismatch is an error of ours. */
  readonly checkResponses: boolean;
}

/** RFC 6750 section 3.1; sent only to who sent an access token. */
const INVALID_TOKEN_CHALLENGE =
  'Bearer realm="MMS Public API", error="invalid_token", error_description="The access token is expired, revoked, malformed or unknown."';

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

export function createPipeline(dependencies: PipelineDependencies) {
  const { admission, sender, nonces, services, log } = dependencies;

  function answerRefusal(
    request: FastifyRequest,
    reply: FastifyReply,
    refusal: Refusal,
    rateLimit: RateLimitState | undefined,
    versionHeaders: readonly string[] = [],
  ): void {
    // A request whose address cannot be decoded has no query.
    const query = (request.query ?? {}) as Query;
    const wire = wireAt(request.url) ?? ATLAS;
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

  /** Digest comes first and each scheme has a line of its own: several clients read only the first. */
  function answerChallenge(reply: FastifyReply, { stale, invalidToken }: Stop & { kind: 'challenge' }): void {
    const nonce = nonces.issue();
    const challenges = dependencies.digestAlgorithms.map((algorithm) =>
      buildChallenge({ nonce, algorithm, stale }),
    );
    if (invalidToken) challenges.push(INVALID_TOKEN_CHALLENGE);
    sender.sendChallenge(reply, UNAUTHENTICATED_BODY, challenges);
  }

  function answerError(
    request: FastifyRequest,
    reply: FastifyReply,
    error: unknown,
    versionHeaders?: readonly string[],
  ): void {
    const rateLimit = request.decision?.rateLimit;
    if (error instanceof RefusalError) {
      answerRefusal(request, reply, error.refusal, rateLimit, versionHeaders);
      return;
    }
    if (dependencies.isStoreTrouble(error)) {
      answerRefusal(request, reply, refuse('SERVICE_UNAVAILABLE'), rateLimit, versionHeaders);
      return;
    }
    // The paths of some operations hold one-time tokens, so those are told by their names.
    const operation = request.operationId ?? request.url.split('?', 1)[0];
    log.error({ err: error, method: request.method, operation }, 'request failed');
    answerRefusal(request, reply, refuse('UNEXPECTED_ERROR'), rateLimit);
  }

  /** Answers what was refused; true when the request may go on. */
  function answerUnlessAdmitted(
    request: FastifyRequest,
    reply: FastifyReply,
    { stop, rateLimit }: Decision,
  ): boolean {
    if (stop === undefined) return true;
    if (stop.kind === 'challenge') answerChallenge(reply, stop);
    else answerRefusal(request, reply, stop.refusal, rateLimit);
    return false;
  }

  function askedBy(request: FastifyRequest): Asked {
    return {
      method: request.method,
      target: withoutAuthority(request.originalUrl),
      path: request.params as Path,
      headers: request.raw.headers,
      address: clientAddress(request.raw, dependencies.trustedProxies),
    };
  }

  function forOperation(operation: Operation): OperationHandlers {
    const { wire } = operation;
    const name = wire.namePrefix + operation.operationId;
    const link = (path: string) => dependencies.publicUrl() + wire.basePath + path;
    const rule = ruleOf(operation, services.now);
    const queryReader = createQueryReader(operation.query);
    const versions = compileVersions(operation, dependencies.checkResponses);

    /** Answers at once when the operation's own work needs no waiting; otherwise gives a promise. */
    function run(request: FastifyRequest, reply: FastifyReply, decision: Decision): void | Promise<void> {
      const { caller, rateLimit } = decision;
      const version = versions.get(decision.version);
      if (version === undefined) throw new Error(`${operation.operationId} has no ${decision.version}`);
      const path = request.params as Path;
      const wrongName = request.url.includes('%00') && nameWithNul(path);
      if (wrongName)
        return answerRefusal(request, reply, refuse('INVALID_PATH_PARAMETER', wrongName), rateLimit);
      const sent = request.query as Query;
      const query = queryReader.read(sent);
      if (query.refusal) return answerRefusal(request, reply, query.refusal, rateLimit);
      const body = version.bodyReader.read(request.body);
      if (body.refusal) return answerRefusal(request, reply, body.refusal, rateLimit);

      const headers = [...version.headers];
      const page = listPage(query.value);
      const target = request.url;
      const context: OperationContext<string, never, never> = {
        path,
        query: query.value as never,
        body: body.value as never,
        caller: caller ?? NO_CALLER,
        user: caller && isUserCaller(caller) ? caller : undefined,
        address: addressOf(decision).text,
        headers: request.raw.headers,
        services,
        wire,
        publicUrl: dependencies.publicUrl(),
        link,
        page,
        list(results, totalCount, hasMore = page.offset + page.limit < totalCount) {
          const address = dependencies.publicUrl() + (target.split('?', 1)[0] ?? '');
          const links = listLinks(address, parseSentQuery(target), page, hasMore);
          return listBody(results, totalCount, links, page.includeCount);
        },
        setHeader: (name, value) => headers.push(name, value),
      };
      const answer = (result: unknown) => {
        version.checkResponse(result);
        const { status, emptyStatus = status } = version.spec;
        sender.send(reply, {
          wire,
          status: result === undefined ? emptyStatus : status,
          contentType: version.contentType,
          body: result === undefined ? undefined : renderResult(result, status, sent, wire),
          rateLimit,
          headers,
        });
      };
      const result = version.spec.handle(context);
      return result instanceof Promise ? result.then(answer) : answer(result);
    }

    // A refusal by a deprecated version says that it is one (recorded responses, section 8).
    const fail = (request: FastifyRequest, reply: FastifyReply, error: unknown) =>
      answerError(request, reply, error, versions.get(request.decision?.version)?.headers);

    function runUnlessRefused(
      request: FastifyRequest,
      reply: FastifyReply,
      decision: Decision,
    ): void | Promise<void> {
      request.decision = decision;
      if (answerUnlessAdmitted(request, reply, decision)) return run(request, reply, decision);
    }

    return {
      onRequest(request, reply, done) {
        request.operationId = name;
        const go = (decision: Decision) => {
          request.decision = decision;
          if (answerUnlessAdmitted(request, reply, decision)) done();
        };
        try {
          const decision = admission.admit(askedBy(request), rule);
          if (decision instanceof Promise)
            decision.then(go).catch((error) => answerError(request, reply, error));
          else go(decision);
        } catch (error) {
          answerError(request, reply, error);
        }
      },
      handler(request, reply) {
        const { decision } = request;
        if (decision === undefined || decision.stop) throw new Error('the handler ran without admission');
        try {
          // The body may have come long after the head: what was revoked meanwhile must not take effect any more.
          const current = hasBody(request) ? admission.confirm(decision) : decision;
          const running =
            current instanceof Promise
              ? current.then((later) => runUnlessRefused(request, reply, later))
              : runUnlessRefused(request, reply, current);
          running?.catch((error) => fail(request, reply, error));
        } catch (error) {
          fail(request, reply, error);
        }
      },
    };
  }

  /** Paths and methods that no operation serves: `allowed` lists the methods of a known path, `refusal` is for others. */
  async function answerUnserved(
    request: FastifyRequest,
    reply: FastifyReply,
    allowed: readonly string[],
    refusal: Refusal,
  ): Promise<void> {
    const path = request.url.split('?', 1)[0] ?? '';
    const rule = unservedRule({ method: request.method, path }, allowed, refusal);
    const decision = await admission.admit(askedBy(request), rule);
    if (!answerUnlessAdmitted(request, reply, decision)) return;
    sender.send(reply, {
      wire: wireAt(request.url) ?? ATLAS,
      status: 204,
      contentType: 'application/json',
      body: undefined,
      headers: ['Allow', allowHeader(allowed)],
    });
  }

  return { forOperation, answerUnserved, answerError, answerRefusal };
}

/** The framework reads no body of these. */
function hasBody({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

function renderResult(result: unknown, status: number, sent: Query, wire: Wire): string {
  return renderJson(
    isFlagSet(sent, 'envelope') ? inEnvelope(result, status, wire) : result,
    isFlagSet(sent, 'pretty'),
  );
}

interface CompiledVersion {
  readonly spec: OperationVersion<string, never, never>;
  readonly contentType: string;
  readonly headers: readonly string[];
  readonly bodyReader: BodyReader;
  checkResponse(result: unknown): void;
}

function compileVersions(
  operation: Operation,
  checkResponses: boolean,
): Map<string | undefined, CompiledVersion> {
  const compiled = new Map<string | undefined, CompiledVersion>();
  for (const [version, spec] of Object.entries(operation.versions)) {
    if (spec === undefined) continue;
    const { body, response, deprecated } = spec;
    const responseValidator = checkResponses && response ? createValidator(response) : undefined;
    compiled.set(version, {
      spec: spec as OperationVersion<string, never, never>,
      contentType: version === 'unversioned' ? mediaTypeOf(version) : `${mediaTypeOf(version)};charset=utf-8`,
      headers: deprecated ? ['Deprecation', deprecated.deprecation, 'Sunset', deprecated.sunset] : [],
      bodyReader: createBodyReader(body),
      checkResponse(result) {
        if (result === undefined && spec.emptyStatus !== undefined) return;
        if (responseValidator === undefined || responseValidator.check(result)) return;
        const wrong = responseValidator.violations(result).map((v) => `${v.field} ${v.description}`);
        throw new Error(`${operation.operationId} answered outside its schema: ${wrong.join('; ')}`);
      },
    });
  }
  return compiled;
}

/** No name, text or id here has a use for U+0000, and PostgreSQL cannot store it. */
function nameWithNul(parameters: Path): string | undefined {
  return Object.keys(parameters).find((name) => parameters[name]?.includes('\0'));
}
