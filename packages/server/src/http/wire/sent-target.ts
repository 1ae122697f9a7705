import type { IncomingMessage } from 'node:http';
import type { IsTrustedPeer } from './peers.js';

/** A target as the client sent it, by the one that arrived. */
export type SentTarget = (request: IncomingMessage, target: string) => string;

/**
 * A proxy before a server whose public URL has a path removes that path, after the client's Digest has covered it. So what comes
 * from a trusted proxy was sent below it, and everything else as it arrived: there is one right target for each request, and
 * a Digest that was made for the other opens nothing.
 */
export function createSentTarget(options: {
  readonly publicUrl: string | undefined;
  readonly isTrustedPeer: IsTrustedPeer;
}): SentTarget {
  const { publicUrl, isTrustedPeer } = options;
  const path = publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/$/, '');
  if (path === '') return (_request, target) => target;
  return ({ socket }, target) => (isTrustedPeer(socket) ? path + target : target);
}
