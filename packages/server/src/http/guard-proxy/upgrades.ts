import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** A handshake (RFC 6455 section 4.1), and nothing else beside it: over another protocol requests would go on unasked. */
export function isWebSocket({ method, headers, httpVersion }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    httpVersion === '1.1' &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    headers['transfer-encoding'] === undefined &&
    (headers['content-length'] ?? '0') === '0'
  );
}

/** What is about the change of protocol alone. */
const OF_UPGRADES = new Set(['upgrade', 'http2-settings']);

/**
 * Who may speak another protocol may also ignore the offer (RFC 9110 section 7.8). Node stops reading where a request offers one, so
 * the request is given back to it without. Clients of Java offer HTTP/2 in each.
 */
export function readWithoutUpgrade(
  server: Server,
  { method, url, httpVersion, rawHeaders }: IncomingMessage,
  socket: Socket,
  head: Buffer,
): void {
  let text = `${method} ${url} HTTP/${httpVersion}\r\n`;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    const value = rawHeaders[at + 1] ?? '';
    if (OF_UPGRADES.has(name.toLowerCase())) continue;
    text += `${name}: ${name.toLowerCase() === 'connection' ? withoutUpgrade(value) : value}\r\n`;
  }
  socket.unshift(Buffer.concat([Buffer.from(`${text}\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}

function withoutUpgrade(connection: string): string {
  const kept = connection.split(',').filter((token) => !OF_UPGRADES.has(token.trim().toLowerCase()));
  return kept.length === 0 ? 'keep-alive' : kept.join(',');
}
