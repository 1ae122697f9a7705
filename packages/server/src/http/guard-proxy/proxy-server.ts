import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { connectionBounds } from '../../domain/bounds/connections.js';
import { guardProxyBounds } from '../../domain/bounds/guard-proxy.js';
import { requestBounds } from '../../domain/bounds/requests.js';
import { refuse } from '../../domain/errors.js';
import { createPipelineBound } from '../pipelined-requests.js';
import { endSilentSockets } from '../silent-sockets.js';
import { answerRefusal, answerUnread } from './answer.js';
import { describeError } from './ask-gate.js';
import type { Passing } from './forward.js';
import type { Handle } from './handle-request.js';
import { isWebSocket, readWithoutUpgrade } from './upgrades.js';

// Not imported: test/e2e/bundle.test.ts says why.
const { createServer, ServerResponse: Response } = process.getBuiltinModule('node:http');

export interface ProxyServer {
  readonly server: Server;
  /** From then on connections end with the answers under way. */
  stopping(): void;
}

/** Reads requests, WebSockets among them, and bounds what a connection may do. */
export function createProxyServer({
  handle,
  silentMs,
  tell,
  tunnels,
}: {
  readonly handle: Handle;
  readonly silentMs: number;
  readonly tell: (problem: string) => void;
  /** Takes the connections that the server does not read any more. */
  readonly tunnels: Set<Socket>;
}): ProxyServer {
  const server = createServer({
    maxHeaderSize: guardProxyBounds.headBytes.most,
    headersTimeout: requestBounds.headSeconds.most * 1000,
    // Uploads take what they take, as long as something comes.
    requestTimeout: 0,
    keepAliveTimeout: connectionBounds.idleSeconds.most * 1000,
    insecureHTTPParser: false,
  });
  // Those beyond 1,000 Node would drop: of a length that is dropped the body would be taken for a request. The head has a bound.
  server.maxHeadersCount = 0;
  server.maxConnections = guardProxyBounds.connections.most;
  endSilentSockets(server, silentMs);
  const mayGoOn = createPipelineBound();
  /** Answers that are not complete, by connection. */
  const open = new WeakMap<Socket, number>();
  let isClosing = false;

  function take(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    open.set(socket, (open.get(socket) ?? 0) + 1);
    response.once('close', () => open.set(socket, (open.get(socket) ?? 1) - 1));
    response.on('error', () => {});
    request.on('error', () => {});
    if (isClosing) response.shouldKeepAlive = false;
    if (mayGoOn(socket, response)) serve(request, response, undefined);
  }

  function serve(request: IncomingMessage, response: ServerResponse, upgrade: Passing['upgrade']): void {
    handle(request, response, upgrade).catch((error: unknown) => {
      tell(`a request could not be served: ${describeError(error)}`);
      answerRefusal(request, response, refuse('UNEXPECTED_ERROR'));
    });
  }

  server.on('request', take);
  server.on('checkContinue', take);
  server.on('clientError', (error, socket) => answerUnread(error, socket as Socket));
  server.on('upgrade', (request: IncomingMessage, stream, head: Buffer) => {
    const socket = stream as Socket;
    // An earlier answer of the same connection would be mixed with what follows.
    if ((open.get(socket) ?? 0) > 0 || isClosing) return void socket.destroy();
    // Before there is anything to listen for: a connection may bring very many of these.
    if (!isWebSocket(request)) return readWithoutUpgrade(server, request, socket, head);
    socket.on('error', () => {});
    tunnels.add(socket);
    socket.once('close', () => tunnels.delete(socket));
    const response = new Response(request);
    response.on('error', () => {});
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    // Node tells it only of connections that it reads itself.
    socket.on('drain', () => response.emit('drain'));
    response.once('finish', () => socket.destroySoon());
    serve(request, response, { socket, head });
  });

  return {
    server,
    stopping() {
      isClosing = true;
    },
  };
}
