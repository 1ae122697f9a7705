import type { FastifyReply, FastifyRequest } from 'fastify';
import { ATLAS } from '../wires/atlas.js';
import { wires } from '../wires/index.js';
import type { Wire } from '../wires/wire.js';
import { createOutbox } from './outbox.js';
import { unreadBody } from './unread-body.js';

/** What `RateLimit-*` headers tell. */
export interface RateLimitState {
  readonly limit: number;
  readonly remaining: number;
}

export interface Answer {
  /** Whose form the answer has; by default that of the Atlas wire. */
  readonly wire?: Wire;
  readonly status: number;
  readonly contentType: string;
  /** Absent: the answer has no body. */
  readonly body: string | undefined;
  readonly rateLimit?: RateLimitState | undefined;
  /** Further headers: name, value, name, value. */
  readonly headers?: readonly string[];
}

export type Sender = ReturnType<typeof createSender>;

/** Makes the function that writes answers past the framework's reply, whose header handling costs more than the decision. */
export function createSender(options: {
  build: string;
  strictTransportSecurity: boolean;
  /** Told of every answer; see Metrics. */
  answered: (
    operationId: string | undefined,
    status: number,
    durationMs: number,
    request: FastifyRequest,
  ) => void;
}) {
  const commonHeaders = ({ headers, strictTransportSecurity }: Wire) =>
    strictTransportSecurity === undefined
      ? headers
      : [
          ...headers,
          ...(options.strictTransportSecurity ? ['Strict-Transport-Security', strictTransportSecurity] : []),
          'X-MongoDB-Service-Version',
          `gitHash=${options.build}; versionString=sallyport`,
        ];
  const common = new Map(Object.values(wires).map((wire) => [wire, commonHeaders(wire)]));

  const bodiless = new Map([...common].map(([wire, headers]) => [wire, without(headers, 'X-Frame-Options')]));

  const outbox = createOutbox();

  function send(reply: FastifyReply, answer: Answer): void {
    const { wire = ATLAS } = answer;
    const headers = [...(common.get(wire) ?? []), 'Content-Type', answer.contentType];
    if (answer.rateLimit && wire.hasRateLimits) {
      headers.push('RateLimit-Limit', String(answer.rateLimit.limit));
      headers.push('RateLimit-Remaining', String(answer.rateLimit.remaining));
    }
    if (answer.headers) headers.push(...answer.headers);
    write(reply, answer.status, headers, answer.body);
  }

  /** An answer without a body, which has no need of the headers about how one is shown (recorded: a 405). */
  function sendBodiless(reply: FastifyReply, wire: Wire, status: number, further: readonly string[]): void {
    write(reply, status, [...(bodiless.get(wire) ?? []), ...further], undefined);
  }

  /** The challenge: only these headers, and never another scheme before Digest in the same header line. */
  function sendChallenge(
    reply: FastifyReply,
    body: string | undefined,
    challenges: readonly string[],
    further: readonly string[],
  ): void {
    const headers = ['Server', 'mdbws', 'Vary', 'Accept-Encoding'];
    if (body !== undefined) headers.push('Content-Type', 'application/json');
    for (const challenge of challenges) headers.push('WWW-Authenticate', challenge);
    headers.push(...further);
    write(reply, 401, headers, body);
  }

  /** An answer of no wire: these headers and a length. */
  function sendOther(
    reply: FastifyReply,
    status: number,
    headers: Readonly<Record<string, string>>,
    body: string | Buffer | undefined,
  ): void {
    write(reply, status, Object.entries(headers).flat(), body);
  }

  function write(
    reply: FastifyReply,
    status: number,
    headers: string[],
    body: string | Buffer | undefined,
  ): void {
    const { raw } = reply;
    reply.hijack();
    // Something failed after the answer had gone out; a second one would bring the process down.
    if (raw.headersSent) return;
    if (status !== 204 && status !== 304)
      headers.push('Content-Length', body === undefined ? '0' : String(Buffer.byteLength(body)));
    const unread = unreadBody(reply.request.raw, raw);
    raw.writeHead(status, headers);
    unread?.drop();
    const now = performance.now();
    outbox.end(raw, body, now);
    answered(reply.request, status, now);
  }

  /** Counts and logs an answer, also one that the framework sends. */
  function answered(request: FastifyRequest, status: number, now = performance.now()): void {
    const { operationId, startedAt = now } = request;
    options.answered(operationId, status, now - startedAt, request);
  }

  return { send, sendBodiless, sendChallenge, sendOther, answered };
}

/** Headers without those of one name: name, value, name, value. */
function without(headers: readonly string[], name: string): readonly string[] {
  return headers.filter((_, at) => headers[at - (at % 2)] !== name);
}
