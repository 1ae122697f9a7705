import type { Agent, ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { guardProxyBounds } from '../../domain/bounds/guard-proxy.js';
import { type Refusal, refuse } from '../../domain/errors.js';
import { answerRefusal } from './answer.js';
import { describeError, isReset } from './ask-gate.js';
import { answerHeaders, endToEnd, type HeaderLines, passedTrailers } from './pass-on-headers.js';
import type { Place } from './place.js';

/** A request that may pass. */
export interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Without those of framing. */
  readonly headers: HeaderLines;
  /** Of a WebSocket: what is left of its connection when the response is given up. */
  readonly upgrade: { readonly socket: Socket; readonly head: Buffer } | undefined;
}

export interface Upstream {
  readonly place: Place;
  /** Its connections are kept. */
  readonly agent: Agent;
  /** Its connections become WebSockets. */
  readonly webSocketAgent: Agent;
  readonly answerMs: number;
  readonly silentMs: number;
  /** Told of what failed, in words that hold nothing of a request. */
  readonly tell: (problem: string) => void;
  /** Told of both ends of a WebSocket. */
  readonly tunnelled: (client: Socket, upstream: Socket) => void;
}

/** Those that can be sent again where the connection was gone before they arrived (RFC 9110 section 9.2.2). */
const REPEATABLE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Of which Node sends no body unless it is told so; of all others it has to be told that there is none. */
const MOSTLY_WITHOUT_BODY = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']);

/** Sends a request to the upstream and its answer to the caller, both as they come. */
export function forward(passing: Passing, upstream: Upstream): void {
  const { request, response, upgrade } = passing;
  const { method = 'GET', headers } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
  send(!hasBody && upgrade === undefined && REPEATABLE.has(method));

  function send(mayRepeat: boolean): void {
    const sent = begin();
    if (sent === undefined) return;
    let answered = false;
    sent.setTimeout(upstream.answerMs, () => sent.destroy(new SilentError(upstream.answerMs)));
    limitConnecting(sent);
    // Whoever hung up waits for nothing.
    const hungUp = () => void sent.destroy();
    response.once('close', hungUp);
    sent.on('error', (error) => {
      response.off('close', hungUp);
      if (answered) return void response.destroy();
      if (mayRepeat && sent.reusedSocket && isReset(error) && !response.destroyed) return send(false);
      fail(error);
    });
    sent.once('response', (answer: IncomingMessage) => {
      answered = true;
      sent.setTimeout(upstream.silentMs, () => sent.destroy(new SilentError(upstream.silentMs)));
      relay(passing, sent, answer, fail);
    });
    sent.once('upgrade', (answer: IncomingMessage, socket: Socket, head: Buffer) => {
      answered = true;
      response.off('close', hungUp);
      if (upgrade === undefined) {
        socket.destroy();
        fail(new Error('it changed the protocol, and nobody asked it to'));
      } else tunnel(passing, answer, { socket, head }, upstream);
    });
    if (expectationOf(request) !== undefined) sent.once('continue', () => response.writeContinue());
    sendBody(request, sent, hasBody);
  }

  /** Undefined where what the caller sent cannot be sent on; it is answered then. */
  function begin(): ClientRequest | undefined {
    try {
      return upstream.place.send({
        agent: upgrade === undefined ? upstream.agent : upstream.webSocketAgent,
        method,
        path: request.url,
        headers: [...passing.headers, ...framing(request, hasBody), ...protocol(passing)],
        maxHeaderSize: guardProxyBounds.headBytes.most,
        insecureHTTPParser: false,
      });
    } catch {
      answerRefusal(request, response, refuse('MALFORMED_REQUEST'));
      return undefined;
    }
  }

  function fail(error: unknown): void {
    if (response.destroyed) return;
    upstream.tell(`the upstream ${upstream.place.url} failed: ${describeError(error)}`);
    answerRefusal(request, response, refusalOf(error));
  }
}

/** Of a connection that is not kept from before. */
function limitConnecting(sent: ClientRequest): void {
  sent.once('socket', (socket) => {
    if (!socket.connecting) return;
    const { most } = guardProxyBounds.connectSeconds;
    const timer = setTimeout(() => sent.destroy(new Error(`no connection within ${most} s`)), most * 1000);
    socket.once('connect', () => clearTimeout(timer));
    socket.once('close', () => clearTimeout(timer));
  });
}

/** The connection was made, or not; and nothing came. */
class SilentError extends Error {
  constructor(timeoutMs: number) {
    super(`nothing came for ${timeoutMs} ms`);
  }
}

function refusalOf(error: unknown): Refusal {
  return refuse(error instanceof SilentError ? 'UPSTREAM_TIMED_OUT' : 'UPSTREAM_NOT_REACHED');
}

/** One in HTTP/1.0 means nothing, and who sent it knows no interim answers (RFC 9110 section 10.1.1). */
function expectationOf({ headers, httpVersion }: IncomingMessage): string | undefined {
  return httpVersion === '1.1' ? headers.expect : undefined;
}

function framing(request: IncomingMessage, hasBody: boolean): HeaderLines {
  const { method = 'GET', headers } = request;
  const { 'content-length': length, 'transfer-encoding': encoding, trailer } = headers;
  const expect = expectationOf(request);
  const expected = expect === undefined ? [] : ['Expect', expect];
  const announced = trailer === undefined ? [] : ['Trailer', trailer];
  if (encoding !== undefined) return ['Transfer-Encoding', 'chunked', ...announced, ...expected];
  if (length !== undefined) return ['Content-Length', length, ...(hasBody ? expected : [])];
  return MOSTLY_WITHOUT_BODY.has(method) ? [] : ['Content-Length', '0'];
}

function protocol({ upgrade }: Passing): HeaderLines {
  return upgrade === undefined ? [] : ['Connection', 'Upgrade', 'Upgrade', 'websocket'];
}

function sendBody(request: IncomingMessage, sent: ClientRequest, hasBody: boolean): void {
  if (!hasBody) return void sent.end();
  request.pipe(sent, { end: false });
  request.once('end', () => {
    const trailers = passedTrailers(request.rawTrailers);
    if (trailers.length > 0) sent.addTrailers(trailers);
    sent.end();
  });
  // A caller that broke off: what came of it must not look whole.
  request.once('close', () => {
    if (!request.complete) sent.destroy();
  });
}

function relay(
  { request, response, upgrade }: Passing,
  sent: ClientRequest,
  answer: IncomingMessage,
  fail: (error: unknown) => void,
): void {
  const { statusCode = 502, headers } = answer;
  const isChunked = headers['transfer-encoding'] !== undefined && response.useChunkedEncodingByDefault;
  const hasBody = request.method !== 'HEAD' && statusCode !== 204 && statusCode !== 304;
  try {
    response.writeHead(statusCode, phraseOf(answer), answerHeaders(answer, isChunked && hasBody));
  } catch (error) {
    sent.destroy();
    fail(error);
    return;
  }
  // Events may be long in coming, and clients wait for the head.
  if (headers['content-length'] === undefined && upgrade === undefined) response.flushHeaders();
  answer.on('error', () => response.destroy());
  answer.pipe(response, { end: false });
  answer.once('end', () => {
    const trailers = passedTrailers(answer.rawTrailers);
    if (trailers.length > 0) response.addTrailers(trailers);
    response.end();
    if (!request.complete) response.once('finish', () => dropRest(request, sent));
  });
  answer.once('close', () => {
    if (!answer.complete) response.destroy();
  });
}

/** Clients are to ignore it (RFC 9112 section 4), and Node writes no control characters. */
function phraseOf({ statusMessage = '' }: IncomingMessage): string {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(statusMessage) ? statusMessage : '';
}

/** The upstream has answered without the rest of the body. What a client sends on must not be taken for its next request. */
function dropRest(request: IncomingMessage, sent: ClientRequest): void {
  request.unpipe(sent);
  sent.destroy();
  request.resume();
  const timer = setTimeout(() => request.socket.destroy(), DROP_MS);
  request.once('end', () => clearTimeout(timer));
  request.once('close', () => clearTimeout(timer));
}

const DROP_MS = 2_000;

/** Joins the two connections of a WebSocket. */
function tunnel(
  { response, upgrade }: Passing,
  answer: IncomingMessage,
  other: { readonly socket: Socket; readonly head: Buffer },
  { silentMs, tunnelled }: Upstream,
): void {
  if (upgrade === undefined || response.destroyed) return void other.socket.destroy();
  const { socket } = upgrade;
  response.detachSocket(socket);
  const lines = [...endToEnd(answer), 'Connection', 'Upgrade', 'Upgrade', answer.headers.upgrade ?? ''];
  const head = lines.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${lines[at + 1]}\r\n`] : [])).join('');
  socket.write(`HTTP/1.1 101 ${phraseOf(answer)}\r\n${head}\r\n`, 'latin1');
  socket.write(other.head);
  other.socket.write(upgrade.head);
  for (const [one, two] of [
    [socket, other.socket],
    [other.socket, socket],
  ] as const) {
    one.setNoDelay(true);
    one.setTimeout(silentMs, () => one.destroy());
    one.on('error', () => {});
    one.once('close', () => two.destroy());
    one.pipe(two);
  }
  tunnelled(socket, other.socket);
}
