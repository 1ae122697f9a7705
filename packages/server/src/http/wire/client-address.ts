import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { AccessListMatcher } from '../../domain/access-list.js';
import { type Address, parseAddress } from '../../domain/addresses.js';
import { parseForwarded } from '../../domain/forwarded-header.js';
import { peerAddress } from './peers.js';
import type { ProxyProtocol } from './proxy-protocol.js';

export type ClientAddress = (request: IncomingMessage) => Address | undefined;

/** By what trusted proxies tell of a client; only one is ever believed. */
export type AddressSource = 'x-forwarded-for' | 'forwarded' | ProxyProtocol;

function isForwarded(headers: IncomingHttpHeaders): boolean {
  return headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
}

/**
 * Reads the address a request came from. A header counts only when the peer is a trusted proxy; then it is read
 * from the right and the first address that is no trusted proxy is the client. An entry that is no address ends the walk at
 * the last proxy that vouched, because nothing beyond it can be believed. `undefined` when the connection has gone, and for a
 * `Forwarded` header that cannot be read.
 *
 * `onUntrusted` is told once of a peer that sends such a header while no proxy is trusted: if it is a proxy, all who come
 * through it count as one.
 */
export function createClientAddress({
  source,
  trustedProxies,
  onUntrusted,
}: {
  source: AddressSource;
  trustedProxies: AccessListMatcher;
  onUntrusted: (peer: string) => void;
}): ClientAddress {
  if (typeof source === 'object') return ({ socket }) => source.clientOf(socket);
  let isTold = trustedProxies.size > 0;

  return ({ socket, headers }) => {
    const peer = peerAddress(socket);
    if (peer === undefined) return undefined;
    if (!isTold && isForwarded(headers)) {
      isTold = true;
      onUntrusted(peer.text);
    }
    if (trustedProxies.size === 0) return peer;
    const forwarded = headers[source];
    if (forwarded === undefined || trustedProxies.match(peer) === undefined) return peer;
    const text = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
    const hops = source === 'forwarded' ? parseForwarded(text) : text.split(',').map(parseHop);
    if (hops === undefined) return undefined;
    let address = peer;
    for (let i = hops.length - 1; i >= 0; i--) {
      const hop = hops[i];
      if (hop === undefined) return address;
      address = hop;
      if (trustedProxies.match(hop) === undefined) return hop;
    }
    return address;
  };
}

/** One element of the header; some proxies add a port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
export function parseHop(text: string): Address | undefined {
  const trimmed = text.trim();
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed);
  if (bracketed) return parseAddress(bracketed[1] ?? '');
  return parseAddress(trimmed) ?? parseAddress(trimmed.replace(/^([\d.]+):\d+$/, '$1'));
}
