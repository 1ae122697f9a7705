import type { IncomingMessage } from 'node:http';
import { hostNameOf, isLoopbackName, mayBeRegistered } from '../../domain/host-names.js';

/**
 * Whether a request is meant for this server by the name in its `Host` header. A server that listens on loopback alone is
 * guarded by that; a page whose own name is made to lead to 127.0.0.1 would get past it (DNS rebinding), so names that
 * strangers can register are refused there, but for the public one and those of the operator. Whoever trusts proxies gains
 * nothing by it: a browser on this machine comes from the same address as a proxy on it, and a page can send its headers.
 */
export function createHostCheck(options: {
  readonly listensOn: string;
  readonly publicUrl: () => string;
  readonly hostNames: readonly string[];
}): (request: IncomingMessage) => boolean {
  const { listensOn, publicUrl } = options;
  if (!isLoopbackName(listensOn)) return () => true;
  const hostNames = new Set(options.hostNames);
  // Clients send the same again and again.
  let known = '';

  function isServed(header: string): boolean {
    const name = hostNameOf(header);
    return !mayBeRegistered(name) || hostNames.has(name) || name === hostNameOf(new URL(publicUrl()).host);
  }

  return ({ headers: { host = '' } }) => {
    if (host === known) return true;
    if (!isServed(host)) return false;
    known = host;
    return true;
  };
}
