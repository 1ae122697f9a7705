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
export function answerClientError(error: ClientError, socket: Socket, headersOf?: HeadersOf): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  answerOnSocket(refusalOf(error), socket, headersOf);
}

/** Header lines of a refusal, beside those that every answer on a socket has. */
type HeadersOf = (refusal: Refusal) => readonly string[];

const asOnTheWire: HeadersOf = ({ code }) => [
  'Server: mdbws',
  'Content-Type: application/json',
  `X-Error-Code: ${code}`,
];

/** Answers a connection on which no request was read, and closes it. */
export function answerOnSocket(refusal: Refusal, socket: Socket, headersOf = asOnTheWire): void {
  const body = renderJson(errorBody(refusal), false);
  socket.end(
    `HTTP/1.1 ${refusal.status} ${reasonPhrase(refusal.status)}\r\n` +
      `${headersOf(refusal).join('\r\n')}\r\n` +
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
