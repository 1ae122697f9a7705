import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { AccessListMatcher } from '../../domain/access-list.js';
import { type Address, parseAddress } from '../../domain/addresses.js';

export type ClientAddress = (request: IncomingMessage) => Address | undefined;

/** Whether a proxy tells of a client. Only the first of the two headers is ever believed. */
function isForwarded(headers: IncomingHttpHeaders): boolean {
  return headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
}

const peers = new WeakMap<Socket, Address>();

/** The other end of a connection, which stays the same while the connection lives. */
function peerAddress(socket: Socket): Address | undefined {
  const known = peers.get(socket);
  if (known !== undefined) return known;
  const address = parseAddress(socket.remoteAddress ?? '');
  if (address !== undefined) peers.set(socket, address);
  return address;
}

/**
 * Reads the address a request came from. `X-Forwarded-For` counts only when the peer is a trusted proxy; then it is read
 * from the right and the first address that is no trusted proxy is the client. An entry that is no address ends the walk at
 * the last proxy that vouched, because nothing beyond it can be believed.
 *
 * `onUntrusted` is told once of a peer that sends such a header while no proxy is trusted: if it is a proxy, all who come
 * through it count as one.
 */
export function createClientAddress({
  trustedProxies,
  onUntrusted,
}: {
  trustedProxies: AccessListMatcher;
  onUntrusted: (peer: string) => void;
}): ClientAddress {
  let isTold = trustedProxies.size > 0;

  return (request) => {
    const peer = peerAddress(request.socket);
    if (peer === undefined) return undefined;
    if (!isTold && isForwarded(request.headers)) {
      isTold = true;
      onUntrusted(peer.text);
    }
    if (trustedProxies.size === 0) return peer;
    const forwarded = request.headers['x-forwarded-for'];
    if (forwarded === undefined || trustedProxies.match(peer) === undefined) return peer;
    const hops = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded).split(',');
    let address = peer;
    for (let i = hops.length - 1; i >= 0; i--) {
      const hop = parseHop(hops[i] ?? '');
      if (hop === undefined) return address;
      address = hop;
      if (trustedProxies.match(hop) === undefined) return hop;
    }
    return address;
  };
}

/** One element of the header; some proxies add a port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function parseHop(text: string): Address | undefined {
  const trimmed = text.trim();
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed);
  if (bracketed) return parseAddress(bracketed[1] ?? '');
  return parseAddress(trimmed) ?? parseAddress(trimmed.replace(/^([\d.]+):\d+$/, '$1'));
}
