import type { IncomingMessage } from 'node:http';
import { compileAccessList } from '../../domain/access-list.js';
import { parseAddress } from '../../domain/addresses.js';
import { type Refusal, refuse } from '../../domain/errors.js';

/** Why whoever sent a request may not reach the test controls; undefined where they may. */
export type RefuseTester = (request: IncomingMessage) => Refusal | undefined;

const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/**
 * Lets in the machine itself and the peers that a setting names, by the other end of the connection: no header says who
 * that is. Of web pages none: a browser on this machine would ask for any page that somebody has open in it.
 */
export function createRefuseTester(peers: readonly string[]): RefuseTester {
  const allowed = compileAccessList([...LOOPBACK, ...peers]);
  return ({ socket, headers }) => {
    const peer = parseAddress(socket.remoteAddress ?? '');
    if (peer === undefined || allowed.match(peer) === undefined)
      return refuse('TEST_CONTROLS_REFUSED', peer?.text ?? 'a connection that is gone');
    const site = headers['sec-fetch-site'];
    const isPage = headers.origin !== undefined || (site !== undefined && site !== 'none');
    return isPage ? refuse('TEST_CONTROLS_REFUSED', 'web pages') : undefined;
  };
}
