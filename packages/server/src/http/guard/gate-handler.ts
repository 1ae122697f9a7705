import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Decision } from '../../access/decision/decision.js';
import type { GuardAdmission, GuardQuestion } from '../../access/guard/guard-admission.js';
import type { Gate, GuardedApis } from '../../access/guard/guarded-apis.js';
import { type Verdict, verdictOf } from '../../access/guard/verdict.js';
import type { AccessListMatcher } from '../../domain/access-list.js';
import { refuse } from '../../domain/errors.js';
import type { CompiledApi } from '../../domain/guard/compile-api.js';
import { type Dialect, dialects, type Misconfiguration } from '../../domain/guard/dialects.js';
import { createOutbox, type Outbox } from '../wire/outbox.js';
import { textOf } from './body-text.js';
import type { Challenges } from './challenges.js';
import { type GateAnswer, gateAnswer, refusingAnswer, writeGateAnswer } from './gate-answer.js';
import { readQuestion } from './gate-question.js';
import { type Listener, mayAsk } from './may-ask.js';
import { DECIDE, plainAnswer, readBody, readPlainQuestion } from './plain-gate.js';
import { PROTECTED_RESOURCE, protectedResource } from './protected-resource.js';

/** What gates are under. */
export const GUARD_ROOT = '/guard/';

/** A decided request, for whoever counts them. */
export interface Decided {
  readonly gate: Gate;
  readonly decision: Decision;
  readonly verdict: Verdict;
  readonly durationMs: number;
}

export type GateHandler = (request: IncomingMessage, response: ServerResponse, listener: Listener) => void;

export interface GateDependencies {
  readonly guarded: GuardedApis;
  readonly admit: GuardAdmission;
  readonly challenges: Challenges;
  readonly trustedProxies: AccessListMatcher;
  /** Told of every decision. */
  readonly decided: (decided: Decided) => void;
  /** Told of a gate that does not tell what it has to. */
  readonly misconfigured: (gate: Gate, header: string, problem: string) => void;
  readonly newDecisionId: () => string;
  /** Address of this server as it stands in its metadata for OAuth. */
  readonly issuer: () => string;
  readonly isClosing: () => boolean;
  /** Told of what went wrong here, and not at the gate. */
  readonly failed: (error: unknown, gate: string) => void;
}

/** Answers gates. Whatever fails is refused: a guard that is not sure lets nothing pass. */
export function createGateHandler(dependencies: GateDependencies): GateHandler {
  const { guarded, isClosing, newDecisionId, failed } = dependencies;
  const outbox = createOutbox();

  return (request, response, listener) => {
    const startedAt = performance.now();
    const { shouldKeepAlive } = response;
    // Of a proxy that passes on the length of a body, and not the body, the next request would be taken for it.
    if (announcesBody(request)) response.shouldKeepAlive = false;
    const place = readPlace(request.url ?? '');
    if (place === undefined) return answerUnknown(response);
    if (isClosing()) return answerNotReady(outbox, response, newDecisionId());
    try {
      const answered = then(guarded.gates.get(place.gate), (gate) => {
        if (gate === null || !mayAsk(gate, request, listener)) return answerUnknown(response);
        return then(guarded.apis.get(gate.apiName), (api) =>
          api === null
            ? answerUnknown(response)
            : answerGate(dependencies, {
                outbox,
                gate,
                api,
                request,
                response,
                rest: place.rest,
                shouldKeepAlive,
                startedAt,
              }),
        );
      });
      if (answered instanceof Promise) answered.catch(fail);
    } catch (error) {
      fail(error);
    }

    function fail(error: unknown): void {
      failed(error, place?.gate ?? '');
      if (!response.headersSent) answerNotReady(outbox, response, newDecisionId());
    }
  };
}

type Later<T> = T | Promise<T>;

/** Goes on at once with what is in memory. */
function then<T, R>(value: Later<T>, next: (value: T) => Later<R>): Later<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}

function announcesBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

const PLACE = /^\/guard\/([a-z0-9-]+)(.*)$/s;

/** Not decoded, and of one spelling: what is a gate's has no escapes. */
function readPlace(target: string): { readonly gate: string; readonly rest: string } | undefined {
  const [, gate, rest] = PLACE.exec(target) ?? [];
  return gate === undefined || rest === undefined ? undefined : { gate, rest };
}

/** The same for what does not exist and what may not be asked, and without a word. */
function answerUnknown(response: ServerResponse): void {
  response.writeHead(404, { 'Content-Length': '0' }).end();
}

/** Of a gate that is not known yet, so in no dialect: every proxy takes it for a failure. */
function answerNotReady(outbox: Outbox, response: ServerResponse, id: string): void {
  writeGateAnswer(outbox, response, refusingAnswer(refuse('NOT_READY'), id), {
    hasThreeStatuses: false,
    removed: undefined,
  });
}

/** A request to a gate that may be asked. */
interface AtGate {
  readonly outbox: Outbox;
  readonly gate: Gate;
  readonly api: CompiledApi;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What follows the name of the gate in the target. */
  readonly rest: string;
  /** Of a connection on which nothing is left to read. */
  readonly shouldKeepAlive: boolean;
  /** Of `performance.now()`. */
  readonly startedAt: number;
}

function answerGate(dependencies: GateDependencies, at: AtGate): Later<void> {
  const { outbox, gate, api, request, response, rest } = at;
  if (gate.dialect === 'envoy' || rest !== PROTECTED_RESOURCE) return answerQuestion(dependencies, at);
  const document = request.method === 'GET' ? protectedResource(api, dependencies.issuer()) : undefined;
  if (document === undefined || document === '') return answerUnknown(response);
  // Clients in browsers read it too, and it is for everybody.
  response.setHeader('Access-Control-Allow-Origin', '*');
  return sendJson(outbox, response, document, 'public, max-age=300');
}

function answerQuestion(dependencies: GateDependencies, at: AtGate): Later<void> {
  const { outbox, gate, api, request, response, rest } = at;
  if (gate.dialect === 'plain') return answerProgram(dependencies, at);
  const dialect = dialects[gate.dialect];
  if (dialect.target !== undefined && rest !== '' && !rest.startsWith('?')) return answerUnknown(response);
  const question = readQuestion(dialect, request, rest, dependencies.trustedProxies);
  return then(decideFor(dependencies, at, question), (answer) =>
    writeGateAnswer(outbox, response, answer, formOf(dialect, api)),
  );
}

async function answerProgram(dependencies: GateDependencies, at: AtGate): Promise<void> {
  const { outbox, request, response, rest, shouldKeepAlive } = at;
  if (request.method !== 'POST' || rest !== DECIDE) return answerUnknown(response);
  const body = await readBody(request);
  response.shouldKeepAlive = shouldKeepAlive && request.complete;
  const question = typeof body === 'string' ? readPlainQuestion(body) : body;
  sendJson(outbox, response, plainAnswer(await decideFor(dependencies, at, question)), 'no-store');
}

function sendJson(outbox: Outbox, response: ServerResponse, value: object, cache: string): void {
  const body = textOf(value);
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Cache-Control': cache,
    'Content-Length': Buffer.byteLength(body),
  });
  outbox.end(response, body, performance.now());
}

function decideFor(
  { admit, challenges, decided, misconfigured, newDecisionId, failed }: GateDependencies,
  { gate, api, startedAt }: Pick<AtGate, 'gate' | 'api' | 'startedAt'>,
  question: GuardQuestion | Misconfiguration,
): Later<GateAnswer> {
  const id = newDecisionId();
  if ('problem' in question) {
    misconfigured(gate, question.header, question.problem);
    return refusingAnswer(refuse('GATE_MISCONFIGURED', question.header, question.problem), id);
  }
  const admitted = admit(api, question);
  return admitted instanceof Promise ? admitted.then(answered).catch(unanswered) : answered(admitted);

  function answered(decision: Decision): GateAnswer {
    const verdict = verdictOf(decision);
    decided({ gate, decision, verdict, durationMs: performance.now() - startedAt });
    return gateAnswer(gate, decision, verdict, challenges, id);
  }

  /** The store cannot tell who calls, or the project. */
  function unanswered(error: unknown): GateAnswer {
    failed(error, gate.name);
    return refusingAnswer(refuse('NOT_READY'), id);
  }
}

function formOf({ hasThreeStatuses, namesRemovedHeaders }: Dialect, { definition }: CompiledApi) {
  const credentials = definition.accepts.apiKeyHeader ? 'authorization, x-api-key' : 'authorization';
  return {
    hasThreeStatuses,
    removed: namesRemovedHeaders ? `${credentials}, x-sallyport-gate-secret` : undefined,
  };
}
