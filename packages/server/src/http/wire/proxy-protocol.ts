import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import type { Logger } from 'pino';
import type { Address } from '../../domain/addresses.js';
import { connectionBounds } from '../../domain/bounds/connections.js';
import { refuse } from '../../domain/errors.js';
import { type ProxyHeader, readProxyHeader } from '../../domain/proxy-header.js';
import { answerOnSocket } from './client-error.js';
import { connectionKey, type IsTrustedPeer, peerAddress } from './peers.js';

export interface ProxyProtocol {
  /**
   * Reads the header of each new connection before anything else of the server hears of the connection. `mostWaiting` of them can
   * wait for theirs; then the oldest makes room.
   */
  guard(server: Server, mostWaiting: () => number): void;
  /** Ends connections whose header is still awaited. */
  close(): void;
  /** For whom a connection speaks; `undefined` when that is not known. */
  clientOf(socket: Socket): Address | undefined;
}

const TIMEOUT_MS = connectionBounds.proxyHeaderSeconds.most * 1000;
const MOST_BYTES = connectionBounds.proxyHeaderBytes.most;
const SAY_EVERY_MS = 60_000;

/** The PROXY protocol: trusted proxies have to begin every connection with its header, and nobody else may. */
export function createProxyProtocol(options: {
  readonly isTrustedPeer: IsTrustedPeer;
  readonly log: Logger;
}): ProxyProtocol {
  const { isTrustedPeer, log } = options;
  const clients = new Map<string, { readonly socket: Socket; readonly client: Address }>();
  const waiting = new Set<Socket>();
  const saidAt = new Map<string, number>();

  function remember(socket: Socket, client: Address): void {
    const connection = connectionKey(socket);
    clients.set(connection, { socket, client });
    socket.once('close', () => {
      if (clients.get(connection)?.socket === socket) clients.delete(connection);
    });
  }

  /** Over TLS there is nothing yet in which an answer could be sent. */
  function turnAway(server: Server, socket: Socket, problem: string): void {
    const now = performance.now();
    if (now - (saidAt.get(problem) ?? Number.NEGATIVE_INFINITY) >= SAY_EVERY_MS) {
      saidAt.set(problem, now);
      log.warn(
        { peer: socket.remoteAddress },
        `a connection was refused: its PROXY protocol header ${problem}. Logged once a minute at most.`,
      );
    }
    if (server instanceof TlsServer) {
      socket.destroy();
      return;
    }
    // Nobody else hears of this connection: without a listener its reset would end the process.
    socket.on('error', () => {});
    answerOnSocket(refuse('PROXY_HEADER_REFUSED', problem), socket);
  }

  function take(server: Server, socket: Socket, header: ProxyHeader, goOn: () => void): void {
    const peer = peerAddress(socket);
    // Gone already.
    if (peer === undefined) return void socket.destroy();
    const problem = problemOf(header, isTrustedPeer(socket));
    if (problem === undefined) {
      remember(socket, (header.kind === 'header' && header.client) || peer);
      goOn();
    } else turnAway(server, socket, problem);
  }

  function endOldest(): void {
    const [oldest] = waiting;
    if (oldest === undefined) return;
    // At once: `close` comes after the connections that have arrived by now.
    waiting.delete(oldest);
    oldest.destroy();
  }

  function readFirst(server: Server, socket: Socket, goOn: () => void): void {
    waiting.add(socket);
    let received = Buffer.alloc(0);
    // Who leaves this early is not missed.
    const ignore = (): void => {};
    const leave = (): void => void socket.destroy();
    const timer = setTimeout(() => {
      end();
      if (isTrustedPeer(socket)) turnAway(server, socket, 'did not come in time');
      else socket.destroy();
    }, TIMEOUT_MS);
    timer.unref();
    function end(): void {
      clearTimeout(timer);
      waiting.delete(socket);
      socket.off('readable', read).off('end', leave).off('close', end).off('error', ignore);
    }
    function read(): void {
      const chunk: Buffer | null = socket.read();
      if (chunk === null) return;
      received = Buffer.concat([received, chunk]);
      const header = readProxyHeader(received, MOST_BYTES);
      if (header.kind === 'incomplete') return;
      end();
      const rest = header.kind === 'header' ? received.subarray(header.length) : received;
      take(server, socket, header, () => {
        if (rest.length > 0) socket.unshift(rest);
        goOn();
      });
    }
    socket.on('readable', read).on('end', leave).on('close', end).on('error', ignore);
  }

  return {
    guard(server, mostWaiting) {
      const listeners = server.listeners('connection');
      server.removeAllListeners('connection');
      server.on('connection', (socket: Socket) => {
        if (waiting.size >= mostWaiting()) endOldest();
        readFirst(server, socket, () => {
          for (const listener of listeners) listener.call(server, socket);
        });
      });
    },
    close() {
      for (const socket of waiting) socket.destroy();
    },
    clientOf: (socket) => clients.get(connectionKey(socket))?.client,
  };
}

/** Why the connection of a peer that began like that is turned away. */
function problemOf({ kind }: ProxyHeader, isTrusted: boolean): string | undefined {
  if (kind === 'absent') return isTrusted ? 'is missing' : undefined;
  if (!isTrusted) return 'comes from a peer that is no trusted proxy';
  return kind === 'header' ? undefined : 'cannot be read';
}
