import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { requestBounds } from '../../domain/bounds/requests.js';

const most = requestBounds.droppedBodyBytes.most;
const dropMs = requestBounds.dropSeconds.most * 1000;
const mostAfterEnd = requestBounds.droppedAfterEndBytes.most;

/** What is still to come of the body of a request that is about to be answered. */
export interface UnreadBody {
  /** To be called when the head of the answer is written. */
  drop(): void;
}

/**
 * A client that sends its body before it has read the answer must still get the answer: closing a connection on which
 * something arrives makes the other end throw away what it has not read. So a short rest is read and dropped, and the
 * connection kept. A longer one, or one that takes long, ends the connection: on our side at once, and as a whole when the
 * client has read the answer and closes too, or soon.
 *
 * Undefined where nothing is to come. Says in the answer when the connection ends with it.
 */
export function unreadBody(request: IncomingMessage, response: ServerResponse): UnreadBody | undefined {
  if (request.complete || !announcesBody(request)) return undefined;
  if (Number(request.headers['content-length'] ?? 0) > most) response.shouldKeepAlive = false;
  const { socket } = request;
  const endsWithAnswer = !response.shouldKeepAlive;
  // Node would destroy the connection as soon as the answer is written.
  if (endsWithAnswer) socket.destroySoon = () => halfClose(socket);
  return { drop: () => drop(request, response, endsWithAnswer) };
}

function announcesBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

function drop(request: IncomingMessage, response: ServerResponse, endsWithAnswer: boolean): void {
  const { socket } = request;
  let dropped = 0;
  let isEnded = endsWithAnswer;
  function end(): void {
    isEnded = true;
    if (response.writableFinished) halfClose(socket);
    else response.once('finish', () => halfClose(socket));
  }
  const timer = setTimeout(() => {
    if (!isEnded) end();
  }, dropMs);
  request.on('data', (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > most && !isEnded) end();
    if (dropped > mostAfterEnd) socket.destroy();
  });
  // When it is complete, or the connection is gone.
  request.once('close', () => clearTimeout(timer));
  request.resume();
}

/** Ends our side. The rest is read for a while, until the client closes its side. */
function halfClose(socket: Socket): void {
  socket.end();
  const timer = setTimeout(() => socket.destroy(), dropMs);
  socket.once('close', () => clearTimeout(timer));
}
