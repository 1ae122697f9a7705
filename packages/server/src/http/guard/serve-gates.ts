import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { GATE_SECRET_HEADER } from '../../domain/guard/identity-headers.js';
import type { ConnectionBound } from '../connection-bound.js';
import { createPipelineBound } from '../pipelined-requests.js';
import { type GateHandler, GUARD_ROOT } from './gate-handler.js';

/**
 * Serves gates beside the API, to those who have the secret of one: whoever reaches the API can ask here. The target is needed as
 * it was sent, so this is before the framework, which changes it. Without a secret there is nothing at these paths.
 */
export function serveGates(server: Server, handle: GateHandler, connections: ConnectionBound): void {
  const others = server.listeners('request') as ((
    request: IncomingMessage,
    response: ServerResponse,
  ) => void)[];
  const mayGoOn = createPipelineBound();
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const isAsked =
      request.url?.startsWith(GUARD_ROOT) === true &&
      request.headers[GATE_SECRET_HEADER] !== undefined &&
      !connections.isBeyond(request.socket);
    if (!isAsked) for (const other of others) other.call(server, request, response);
    else if (mayGoOn(request.socket, response)) handle(request, response, 'public');
  });
}
