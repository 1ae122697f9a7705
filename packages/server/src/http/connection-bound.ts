import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { AccessListMatcher } from '../domain/access-list.js';
import { type Address, siteOf } from '../domain/addresses.js';
import { connectionBounds } from '../domain/bounds/connections.js';
import { connectionKey } from './wire/peers.js';

export interface ConnectionBound {
  /** Whether the connection is one beyond the bounds, which is there to ask after the server's health alone. */
  isBeyond(socket: Socket): boolean;
  /**
   * How many connections may wait before it is known for whom they speak: as many as are left of all, and at least as many as are
   * kept for health, which come the same way.
   */
  mostUnknown(): number;
}

/**
 * Counts connections, in all and by the network they come from. A part of all is kept for trusted proxies, which may have
 * as many as they like of the whole. Those beyond are taken up to a small number, because nobody knows yet whether a probe of
 * the server's health is among them; then the oldest of them makes room, for a probe asks at once.
 */
export function boundConnections(
  server: Server,
  options: {
    readonly most: number;
    readonly mostPerAddress: number;
    readonly trustedProxies: AccessListMatcher;
    /** Whom a connection counts for. */
    readonly addressOf: (socket: Socket) => Address | undefined;
  },
): ConnectionBound {
  const { most, mostPerAddress, trustedProxies, addressOf } = options;
  const kept =
    trustedProxies.size === 0 ? 0 : Math.ceil((most * connectionBounds.keptForProxiesPercent.most) / 100);
  const byNetwork = new Map<string, number>();
  /** By peer: over TLS a request has another socket than the one that was accepted. */
  const beyond = new Map<string, Socket>();
  let open = 0;
  let direct = 0;

  function takeForProxy(socket: Socket): boolean {
    if (open >= most) return false;
    open++;
    socket.once('close', () => open--);
    return true;
  }

  function takeDirect(socket: Socket, network: string): boolean {
    const fromThere = byNetwork.get(network) ?? 0;
    if (open >= most || direct >= most - kept || fromThere >= mostPerAddress) return false;
    open++;
    direct++;
    byNetwork.set(network, fromThere + 1);
    socket.once('close', () => {
      open--;
      direct--;
      const left = (byNetwork.get(network) ?? 1) - 1;
      if (left === 0) byNetwork.delete(network);
      else byNetwork.set(network, left);
    });
    return true;
  }

  function takeBeyond(socket: Socket): void {
    const peer = connectionKey(socket);
    if (beyond.size >= connectionBounds.keptForHealth.most) {
      const [oldest] = beyond.values();
      oldest?.destroy();
    }
    beyond.set(peer, socket);
    socket.once('close', () => {
      if (beyond.get(peer) === socket) beyond.delete(peer);
    });
  }

  server.on('connection', (socket: Socket) => {
    const address = addressOf(socket);
    // Gone already.
    if (address === undefined) return void socket.destroy();
    const isProxy = trustedProxies.size > 0 && trustedProxies.match(address) !== undefined;
    const isTaken = isProxy ? takeForProxy(socket) : takeDirect(socket, siteOf(address));
    if (!isTaken) takeBeyond(socket);
  });

  return {
    isBeyond: (socket) => beyond.size > 0 && beyond.has(connectionKey(socket)),
    mostUnknown: () => Math.max(most - open, connectionBounds.keptForHealth.most),
  };
}
