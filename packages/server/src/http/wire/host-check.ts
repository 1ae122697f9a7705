import type { IncomingMessage } from 'node:http';
import type { AccessListMatcher } from '../../domain/access-list.js';
import { parseAddress } from '../../domain/addresses.js';
import { hostNameOf, isLoopbackName, mayBeRegistered } from '../../domain/host-names.js';

/**
 * Whether a request is meant for this server by the name in its `Host` header. A server that listens on loopback alone is
 * guarded by that; a page whose own name is made to lead to 127.0.0.1 would get past it (DNS rebinding), so names that
 * strangers can register are refused there, but for the public one. A trusted proxy says what it likes.
 */
export function createHostCheck(options: {
  readonly listensOn: string;
  readonly publicUrl: () => string;
  readonly trustedProxies: AccessListMatcher;
}): (request: IncomingMessage) => boolean {
  const { listensOn, publicUrl, trustedProxies } = options;
  if (!isLoopbackName(listensOn)) return () => true;
  // Clients send the same again and again.
  let known = '';

  function isServed(header: string): boolean {
    const name = hostNameOf(header);
    return !mayBeRegistered(name) || name === hostNameOf(new URL(publicUrl()).host);
  }

  return ({ headers: { host = '' }, socket }) => {
    if (host === known) return true;
    if (!isServed(host)) {
      const peer = parseAddress(socket.remoteAddress ?? '');
      return peer !== undefined && trustedProxies.match(peer) !== undefined;
    }
    known = host;
    return true;
  };
}
