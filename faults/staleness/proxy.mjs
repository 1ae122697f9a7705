import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** A way to a server on this machine that can be cut. */
export async function startProxy(targetPort) {
  const sockets = new Set();
  const held = [];
  let mode = 'open';

  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    for (const [from, to] of [
      [client, target],
      [target, client],
    ]) {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (mode === 'open') to.write(bytes);
        else if (mode === 'hold') held.push(() => to.write(bytes));
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        if (mode !== 'swallow') to.destroy();
      });
    }
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const listen = async (port) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address();

  async function close() {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    cut();
    await closed;
  }
  return {
    port,
    /** Connections stay open and nothing comes through: a host that has vanished. */
    swallow() {
      mode = 'swallow';
    },
    /** Connections are reset and new ones refused: a server that is down. */
    refuse: close,
    /** What is sent waits, until `release` or `heal`. */
    hold() {
      mode = 'hold';
    },
    release() {
      mode = 'open';
      for (const write of held.splice(0)) write();
    },
    /** New connections pass again. */
    async heal() {
      const wasOpen = mode === 'open' && server.listening;
      mode = 'open';
      held.length = 0;
      if (!wasOpen) cut();
      if (!server.listening) await listen(port);
    },
    close,
  };
}
