import type { IncomingMessage } from 'node:http';
import type { Gate } from '../../access/guard/guarded-apis.js';
import { GATE_SECRET_HEADER } from '../../domain/guard/identity-headers.js';
import { equalInConstantTime, sha256Hex } from '../../domain/secrets.js';
import { peerAddress } from '../wire/peers.js';

/** Where a gate was asked: on a listener for gates, at an address or as a Unix socket, or where everybody can ask. */
export type Listener = 'own' | 'socket' | 'public';

/**
 * Whether a gate may be asked by that peer. One that may not learns nothing, not even that there is such a gate: it could ask about
 * callers of its own choice. Where everybody can ask, the gate's secret has to be there; a proxy on this machine would
 * pass on what strangers ask, so an address proves nothing there. A Unix socket is guarded by its file,
 * and has no addresses; elsewhere who has none has reset the connection.
 */
export function mayAsk(
  { peers, secretHash }: Pick<Gate, 'peers' | 'secretHash'>,
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  listener: Listener,
): boolean {
  if (secretHash === null ? listener === 'public' : !isSecret(headers[GATE_SECRET_HEADER], secretHash))
    return false;
  const peer = peerAddress(socket);
  if (peer === undefined)
    return listener === 'socket' && socket.remoteAddress === undefined && !socket.destroyed;
  return peers.match(peer) !== undefined;
}

function isSecret(sent: string | string[] | undefined, hash: string): boolean {
  return typeof sent === 'string' && equalInConstantTime(sha256Hex(sent), hash);
}
