import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './free-port.mjs';

/** A way to another server on this machine that can be cut, in the ways in which networks and hosts fail. */
export interface TcpProxy {
  readonly port: number;
  /** Connections stay open, new ones are accepted, and nothing comes through: a host that has vanished. */
  swallow(): void;
  /** Open connections are cut and new ones refused: a server that is down. */
  refuse(): Promise<void>;
  /** New connections pass again; what was swallowed is lost, and its connections are cut. */
  heal(): Promise<void>;
  /** Cuts the connection on which a client sends the text, once that has reached the server and before the answer. */
  cutAfter(text: string): void;
  /** Resolves once the text has reached the server; its connection hears nothing from then on, nor does the server. */
  freezeAfter(text: string): Promise<void>;
  close(): Promise<void>;
}

export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isSwallowing = false;
  let lastWords: string | undefined;
  let freezing: { text: string; frozen(): void } | undefined;

  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    let isCut = false;
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (isSwallowing || isCut) return;
        to.write(bytes);
        if (from === client && freezing !== undefined && bytes.includes(freezing.text)) {
          isCut = true;
          freezing.frozen();
          freezing = undefined;
        }
        if (from === client && lastWords !== undefined && bytes.includes(lastWords)) {
          isCut = true;
          lastWords = undefined;
          // The server has done what it was told when it has something to say about it.
          target.once('data', () => client.destroy());
        }
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        if (!isSwallowing) to.destroy();
      });
    }
  });

  // It is to be had again after a time in which nobody listens there.
  const port = await freePort();
  async function listen(): Promise<void> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  }

  function cut(): void {
    for (const socket of sockets) socket.destroy();
  }

  async function stopListening(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    cut();
    await closed;
  }

  await listen();
  return {
    port,
    swallow() {
      isSwallowing = true;
    },
    refuse: stopListening,
    async heal() {
      isSwallowing = false;
      cut();
      if (!server.listening) await listen();
    },
    cutAfter(text) {
      lastWords = text;
    },
    freezeAfter: (text) =>
      new Promise((frozen) => {
        freezing = { text, frozen };
      }),
    close: stopListening,
  };
}
