import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

const WEBSOCKET_KEY = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The API: keeps every request that reaches it, and answers with what it got. */
export async function startUpstream() {
  const requests = [];
  let streams = [];
  const server = createServer(async (request, response) => {
    const kept = keep(request);
    for await (const chunk of request) kept.body += chunk.toString('latin1');
    if (request.url === '/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write('data: first\n\n');
      streams.push(response);
      return;
    }
    const body = JSON.stringify({ method: request.method, target: request.url, body: kept.body });
    response.writeHead(request.method === 'OPTIONS' ? 204 : 200, { 'Content-Type': 'application/json' });
    response.end(request.method === 'OPTIONS' ? undefined : body);
  });
  server.on('upgrade', (request, socket) => {
    keep(request);
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}${WEBSOCKET_KEY}`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: ${request.headers.upgrade}\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.on('error', () => {}).pipe(socket);
  });

  function keep({ method, url, rawHeaders, headers }) {
    const kept = { method, target: url, rawHeaders, headers, body: '' };
    requests.push(kept);
    return kept;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** All that reached it. */
    requests,
    last: () => requests.at(-1),
    /** The second event of every stream, and its end. */
    goOn() {
      for (const stream of streams) stream.end('data: second\n\n');
      streams = [];
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
