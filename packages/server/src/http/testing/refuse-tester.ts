import type { IncomingMessage } from 'node:http';
import { compileAccessList } from '../../domain/access-list.js';
import { type Address, parseAddress } from '../../domain/addresses.js';
import { type Refusal, refuse } from '../../domain/errors.js';
import { hostNameOf, mayBeRegistered } from '../../domain/host-names.js';
import type { ClientAddress } from '../wire/client-address.js';

/** Why whoever sent a request may not reach the test controls; undefined where they may. */
export type RefuseTester = (request: IncomingMessage) => Refusal | undefined;

const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/**
 * Lets in the machine itself and the peers that a setting names, by the other end of the connection; and where that is a
 * trusted proxy, by the client that it speaks for as well. Of web pages none: a browser on this machine would ask for any page that
 * somebody has open in it, also by a name that was made to lead here.
 */
export function createRefuseTester(peers: readonly string[], clientAddress: ClientAddress): RefuseTester {
  const allowed = compileAccessList([...LOOPBACK, ...peers]);
  const isAllowed = (address: Address | undefined) =>
    address !== undefined && allowed.match(address) !== undefined;

  return (request) => {
    const { socket, headers } = request;
    const ends = [parseAddress(socket.remoteAddress ?? ''), clientAddress(request)];
    if (!ends.every(isAllowed))
      return refuse(
        'TEST_CONTROLS_REFUSED',
        ends.find((end) => !isAllowed(end))?.text ?? 'a connection that is gone',
      );
    const site = headers['sec-fetch-site'];
    const isPage = headers.origin !== undefined || (site !== undefined && site !== 'none');
    return isPage || mayBeRegistered(hostNameOf(headers.host ?? ''))
      ? refuse('TEST_CONTROLS_REFUSED', 'web pages')
      : undefined;
  };
}
