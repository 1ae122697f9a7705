import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Passes connections on to a port, counts them, and can go away or fall silent as a server does. */
export async function startRelay(target) {
  let opened = 0;
  let state = 'open';
  const sockets = new Set();
  const keep = (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  };
  const server = createServer((asking) => {
    opened += 1;
    keep(asking);
    if (state === 'away') return asking.destroy();
    if (state === 'silent') return asking.resume();
    const asked = connect(target, '127.0.0.1');
    keep(asked);
    asking.pipe(asked).pipe(asking);
    asking.on('close', () => asked.destroy());
    asked.on('close', () => asking.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    opened: () => opened,
    /** `open`, `away` or `silent`. Connections that are there end. */
    become(next) {
      state = next;
      for (const socket of sockets) socket.destroy();
    },
    async stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
