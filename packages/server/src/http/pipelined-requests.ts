import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { requestBounds } from '../domain/bounds/requests.js';

/**
 * Bounds what one connection can have under way. Node stops reading from a client that takes no answers, but works on
 * every request of the piece it has read, which can be a thousand, and keeps each with its answer. Returns a function
 * that tells whether the request may go on; the connection of one that may not is destroyed.
 */
export function createPipelineBound(): (socket: Socket, response: ServerResponse) => boolean {
  const waiting = new WeakMap<Socket, number>();

  return (socket, response) => {
    // Node gives a response its socket when those before it are sent, so nearly all have one from the start.
    if (response.socket !== null) return true;
    if (socket.destroyed) return false;
    const count = (waiting.get(socket) ?? 0) + 1;
    if (count > requestBounds.pipelined.most) {
      socket.destroy();
      return false;
    }
    waiting.set(socket, count);
    response.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1));
    return true;
  };
}
