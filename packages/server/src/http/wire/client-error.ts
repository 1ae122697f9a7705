import type { Socket } from 'node:net';
import { type Refusal, reasonPhrase, refuse } from '../../domain/errors.js';
import { errorBody } from './errors.js';
import { renderJson } from './render.js';

/**
 * Answers what cannot be read as a request, on the socket itself, and closes it. In the form of every other error:
 * the official clients read `error` as a number and take an empty body for success.
 */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const refusal = refusalOf(error.code);
  const body = renderJson(errorBody(refusal), false);
  socket.end(
    `HTTP/1.1 ${refusal.status} ${reasonPhrase(refusal.status)}\r\n` +
      'Server: mdbws\r\n' +
      'Content-Type: application/json\r\n' +
      `X-Error-Code: ${refusal.code}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n` +
      'Connection: close\r\n' +
      `\r\n${body}`,
    () => socket.destroySoon(),
  );
}

function refusalOf(code: string | undefined): Refusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return refuse('HEADERS_TOO_LARGE');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return refuse('REQUEST_TIMED_OUT');
    default:
      return refuse('MALFORMED_REQUEST');
  }
}
