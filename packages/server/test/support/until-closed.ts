import { once } from 'node:events';
import { connect } from 'node:net';
import { until } from './built-server.js';

/** Waits until a server takes no more connections, which is how a stop begins. */
export async function untilClosed(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  await until('the port to be closed', async () => {
    const socket = connect(Number(port), hostname);
    const [outcome] = await Promise.race([
      once(socket, 'connect').then(() => [undefined]),
      once(socket, 'error').then(() => ['closed']),
    ]).catch(() => ['closed']);
    socket.destroy();
    return outcome;
  });
}
