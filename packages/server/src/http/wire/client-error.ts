import type { Socket } from 'node:net';
import { type Refusal, reasonPhrase, refuse } from '../../domain/errors.js';
import { readProxyHeader } from '../../domain/proxy-header.js';
import { errorBody } from './errors.js';
import { renderJson } from './render.js';

/** Node gives the bytes that it could not read; the framework has another type for them. */
type ClientError = Error & { readonly code?: string; readonly rawPacket?: unknown };

/**
 * Answers what cannot be read as a request, on the socket itself, and closes it. In the form of every other error:
 * the official clients read `error` as a number and take an empty body for success.
 */
export function answerClientError(error: ClientError, socket: Socket, form?: SocketForm): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  answerOnSocket(refusalOf(error), socket, form);
}

/** How a refusal is told on a socket. */
interface SocketForm {
  /** Lines beside those that every answer has. */
  readonly headersOf: (refusal: Refusal) => readonly string[];
  readonly bodyOf: (refusal: Refusal) => string;
}

const asOnTheWire: SocketForm = {
  headersOf: ({ code }) => ['Server: mdbws', 'Content-Type: application/json', `X-Error-Code: ${code}`],
  bodyOf: (refusal) => renderJson(errorBody(refusal), false),
};

/** Answers a connection on which no request was read, and closes it. */
export function answerOnSocket(refusal: Refusal, socket: Socket, form = asOnTheWire): void {
  const body = form.bodyOf(refusal);
  socket.end(
    `HTTP/1.1 ${refusal.status} ${reasonPhrase(refusal.status)}\r\n` +
      `${form.headersOf(refusal).join('\r\n')}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n` +
      'Connection: close\r\n' +
      `\r\n${body}`,
    () => socket.destroySoon(),
  );
}

/** What it is in the catalogue. */
function refusalOf({ code, rawPacket }: ClientError): Refusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return refuse('HEADERS_TOO_LARGE');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return refuse('REQUEST_TIMED_OUT');
    default:
      return Buffer.isBuffer(rawPacket) && isProxyHeader(rawPacket)
        ? refuse('PROXY_HEADER_REFUSED', 'is not expected')
        : refuse('MALFORMED_REQUEST');
  }
}

/** Of whatever length. */
function isProxyHeader(bytes: Buffer): boolean {
  const { kind } = readProxyHeader(bytes, Number.POSITIVE_INFINITY);
  return kind === 'header' || kind === 'malformed';
}
