// Plain JavaScript: benches and scripts that nothing compiles use it too.
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what systems give to those who ask for any port, and to each outgoing connection: 32768 and up on Linux. */
const FIRST = 20_000;
const COUNT = 12_000;
const TRIES = 100;

/**
 * A port of the loopback interface that nothing listens on, for programs that cannot choose one themselves. Chance keeps apart those
 * that choose at the same time.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error(`no free port from ${FIRST} to ${FIRST + COUNT - 1}`);
}
