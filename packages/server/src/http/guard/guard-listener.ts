import { once } from 'node:events';
import { chmodSync, lstatSync, unlinkSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { connectionBounds } from '../../domain/bounds/connections.js';
import { guardRequestBounds } from '../../domain/bounds/guard-requests.js';
import { requestBounds } from '../../domain/bounds/requests.js';
import { createPipelineBound } from '../pipelined-requests.js';
import { endSilentSockets } from '../silent-sockets.js';
import type { GateHandler } from './gate-handler.js';

// Not imported: test/e2e/bundle.test.ts says why.
const { createServer } = process.getBuiltinModule('node:http');

/** Where gates ask: an address, or the file of a Unix socket. */
type GuardPlace = { readonly host: string; readonly port: number } | { readonly path: string };

export interface GuardListener {
  /** `http://127.0.0.1:8081`, or `unix:/run/sallyport/guard.sock`. */
  readonly url: string;
  /** Ends when the questions under way are answered, or were cut off after the time-out. */
  close(timeoutMs: number): Promise<void>;
}

const headTimeoutMs = requestBounds.headSeconds.most * 1000;
const SWEEP_INTERVAL_MS = 50;
/** Of the owner and the group that the proxy is in. */
const SOCKET_MODE = 0o660;

/** Listens for gates alone. Strangers do not reach it: what a gate says of a caller is believed. */
export async function listenForGates(
  handle: GateHandler,
  place: GuardPlace,
  { maxConnections, socketTimeoutMs }: { readonly maxConnections: number; readonly socketTimeoutMs: number },
): Promise<GuardListener> {
  const mayGoOn = createPipelineBound();
  const server = createServer({
    maxHeaderSize: guardRequestBounds.gateHeadBytes.most,
    headersTimeout: headTimeoutMs,
    requestTimeout: headTimeoutMs,
    keepAliveTimeout: connectionBounds.idleSeconds.most * 1000,
    // Gates are asked by proxies of every age.
    requireHostHeader: false,
  });
  const listener = 'path' in place ? 'socket' : 'own';
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (mayGoOn(request.socket, response)) handle(request, response, listener);
  };
  server.on('request', answer);
  // A client's `Expect` that its proxy passed on: there is no body to wait for.
  server.on('checkContinue', answer);
  server.on('checkExpectation', answer);
  server.maxConnections = maxConnections;
  endSilentSockets(server, socketTimeoutMs);
  if ('path' in place) await listenOnSocket(server, place.path);
  else {
    server.listen(place);
    await once(server, 'listening');
  }
  return {
    url: urlOf(server, place),
    async close(timeoutMs) {
      const closed = once(server, 'close');
      server.close();
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_INTERVAL_MS);
      const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
      try {
        await closed;
      } finally {
        clearInterval(sweep);
        clearTimeout(cut);
      }
    },
  };
}

/** A socket that was left behind by a process that died is taken away; one that is listened on is not. */
async function listenOnSocket(server: Server, path: string): Promise<void> {
  if (isSocket(path) && !(await isListenedOn(path))) unlinkSync(path);
  server.listen({ path });
  await once(server, 'listening');
  chmodSync(path, SOCKET_MODE);
}

function isSocket(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSocket() === true;
}

async function isListenedOn(path: string): Promise<boolean> {
  const socket = connect({ path });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function urlOf(server: Server, place: GuardPlace): string {
  if ('path' in place) return `unix:${place.path}`;
  const { port } = server.address() as AddressInfo;
  return `http://${place.host.includes(':') ? `[${place.host}]` : place.host}:${port}`;
}
