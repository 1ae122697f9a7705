import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Refusal } from '../../domain/errors.js';
import { textOf } from '../guard/body-text.js';
import { answerClientError } from '../wire/client-error.js';
import { errorBody } from '../wire/errors.js';
import { unreadBody } from '../wire/unread-body.js';
import type { GateSays } from './ask-gate.js';
import type { HeaderLines } from './pass-on-headers.js';

const { STATUS_CODES } = process.getBuiltinModule('node:http');

/** Answers what the gate refused, in the form that every error has. */
export function answerRefused(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Extract<GateSays, { kind: 'refused' }>,
): void {
  answer(request, response, status, headers, body ?? bodyOf(status, headers));
}

/** Answers by ourselves. */
export function answerRefusal(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const headers = ['X-Sallyport-Reason', refusal.code, 'Cache-Control', 'no-store'];
  for (const [name, value] of Object.entries(refusal.headers ?? {})) headers.push(name, value);
  answer(request, response, refusal.status, headers, textOf(errorBody(refusal)));
}

export function answer(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: HeaderLines,
  body: string,
): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  const rest = unreadBody(request, response);
  const length = String(Buffer.byteLength(body));
  const lines = [...headers, 'Content-Type', 'application/json', 'Content-Length', length];
  // Told, because Node keeps the phrase of an answer that could not be written.
  response.writeHead(status, STATUS_CODES[status] ?? '', lines);
  response.end(body);
  rest?.drop();
}

/** Gates of nginx and its like send no body; what belongs in it is in their headers. */
function bodyOf(error: number, headers: HeaderLines): string {
  const header = (wanted: string) =>
    headers.find((_value, at) => at % 2 === 1 && headers[at - 1]?.toLowerCase() === wanted) ?? '';
  return textOf({
    detail: header('x-sallyport-detail'),
    error,
    errorCode: header('x-sallyport-reason'),
    parameters: [],
    reason: STATUS_CODES[error] ?? '',
  });
}

/** Answers what cannot be read as a request, and closes the connection. */
export function answerUnread(error: Error, socket: Socket): void {
  answerClientError(error, socket, {
    headersOf: ({ code }) => [`X-Sallyport-Reason: ${code}`, 'Content-Type: application/json'],
    bodyOf: (refusal) => textOf(errorBody(refusal)),
  });
}
