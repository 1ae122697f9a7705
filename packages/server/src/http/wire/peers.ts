import type { Socket } from 'node:net';
import type { AccessListMatcher } from '../../domain/access-list.js';
import { type Address, parseAddress } from '../../domain/addresses.js';

const addresses = new WeakMap<Socket, Address>();

/** The other end of a connection, which stays the same while the connection lives; `undefined` once it has gone. */
export function peerAddress(socket: Socket): Address | undefined {
  const known = addresses.get(socket);
  if (known !== undefined) return known;
  const address = parseAddress(socket.remoteAddress ?? '');
  if (address !== undefined) addresses.set(socket, address);
  return address;
}

/**
 * Names a connection: over TLS a request has another socket than the one that was accepted. One peer can have two of the same port,
 * to two addresses of this machine.
 */
export function connectionKey({ remoteAddress, remotePort, localAddress }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress}`;
}

/** Whether a trusted proxy is at the other end of a connection. */
export type IsTrustedPeer = (socket: Socket) => boolean;

export function createIsTrustedPeer(trustedProxies: AccessListMatcher): IsTrustedPeer {
  if (trustedProxies.size === 0) return () => false;
  return (socket) => {
    const peer = peerAddress(socket);
    return peer !== undefined && trustedProxies.match(peer) !== undefined;
  };
}
