import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { answerClientError } from './wire/client-error.js';

const LATE = Object.assign(new Error('the body did not come in time'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });

/** Refuses requests whose body is not complete that long after their head was read, and closes their connection. */
export function endLateBodies(server: Server, timeoutMs: number): void {
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!hasBody(request)) return;
    const timer = setTimeout(() => {
      if (request.complete) return;
      // Of an answer that has begun nothing can be taken back.
      if (response.headersSent) request.socket.destroy();
      else answerClientError(LATE, request.socket);
    }, timeoutMs);
    timer.unref();
    request.once('close', () => clearTimeout(timer));
  });
}

/** RFC 9112 section 6.3. */
function hasBody({ headers }: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = headers;
  return encoding !== undefined || (length !== undefined && length !== '0');
}
