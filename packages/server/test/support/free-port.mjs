// Plain JavaScript: benches and scripts that nothing compiles use it too.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what systems give to those who ask for any port, and to each outgoing connection: 32768 and up on Linux. */
const FIRST = 20_000;
const COUNT = 12_000;
const TRIES = 100;

const isBound = (socket) =>
  once(socket, 'listening').then(
    () => true,
    () => false,
  );

/**
 * A port of the loopback interface that nothing listens on, for programs that cannot choose one themselves. Nobody else gets it while
 * this process lives: a program may take seconds until it listens, or stop for a while.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    // Shows to others that it is taken. Of the same number would be the port at which Caddy listens for HTTP/3.
    const mark = createSocket('udp4');
    mark.bind({ port: port - COUNT, address: '127.0.0.1', exclusive: true });
    if (await isBound(mark)) {
      const server = createServer().listen(port, '127.0.0.1');
      if (await isBound(server)) {
        server.close();
        await once(server, 'close');
        mark.unref();
        return port;
      }
    }
    mark.close();
  }
  throw new Error(`no free port from ${FIRST} to ${FIRST + COUNT - 1}`);
}
