import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';

/**
 * A proxy for CONNECT alone that leads every name to one address, as an entry in the hosts file of a machine would. What
 * goes through it is TLS from end to end.
 */
export async function startTunnel({ hostname, port }) {
  const sockets = new Set();
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connection', (socket) => keep(socket));
  server.on('connect', (_request, client, head) => {
    const target = keep(connect(Number(port), hostname, () => client.write('HTTP/1.1 200 OK\r\n\r\n')));
    target.write(head);
    target.pipe(client).pipe(target);
    client.on('error', () => target.destroy());
    target.on('error', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };

  function keep(socket) {
    sockets.add(socket);
    return socket.on('close', () => sockets.delete(socket));
  }
}
