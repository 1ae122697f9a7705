import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';

const LONGEST_INTERVAL_MS = 5_000;

/**
 * Ends connections on which nothing moves for `timeoutMs` while a request or its answer is under way, at most five seconds
 * later than that. `server.timeout` of Node does the same, but sets a timer anew for every request. Here a look around gives
 * one to each connection that has none. Between requests a connection has the timer of keep-alive, which its next request
 * takes off, so the timers that are set here are gone with the answer.
 */
export function endSilentSockets(server: Server, timeoutMs: number): void {
  const sockets = new Set<Socket>();
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    // Again, of a connection that a server has given back to be read on.
    if (sockets.has(socket)) return;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const timer = setInterval(
    () => {
      for (const socket of sockets) if (!socket.timeout) socket.setTimeout(timeoutMs);
    },
    Math.min(LONGEST_INTERVAL_MS, timeoutMs),
  );
  timer.unref();
  server.once('close', () => clearInterval(timer));
}
