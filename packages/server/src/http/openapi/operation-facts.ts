import { endpointSetOf } from '../../domain/rate-limits.js';
import type { Operation } from '../operation.js';
import { alsoNeeded, grantingRoles } from './granting-roles.js';
import { code, codes } from './markdown-code.js';

const SCOPES = {
  organization: 'for each organization',
  project: 'for each project',
  user: 'for each caller',
  ip: 'for each address',
} as const;

/** What a caller needs, in Markdown. */
export function needs(operation: Operation): string {
  const also = alsoNeeded(operation);
  return also === '' ? needsAtFirst(operation) : `${needsAtFirst(operation)}; besides ${also}`;
}

/** What admission asks for. */
function needsAtFirst({ permission }: Operation): string {
  if (permission === 'client') return 'the client ID and client secret of a service account, by HTTP Basic';
  if (permission === 'always' || permission === 'public') return 'nothing; no credentials are asked for';
  if (permission === 'ownCredential')
    return 'the credential itself, from any address: an API key, an access token, or a client ID and client secret by HTTP Basic';
  if (permission === 'authenticated') return 'any credential; it sees and does what its roles allow';
  if (permission === 'user') return 'a signed-in person; no credential may use it';
  if (permission === 'visitor') return 'nothing; a signed-in person is recognized';
  return `${code(permission)}, held by ${grantingRoles(permission)}`;
}

/** How many requests are answered, in Markdown; undefined where nothing is limited on the wire. */
export function rateLimit(operation: Operation): string | undefined {
  const set = endpointSetOf(operation);
  if (set === undefined) return operation.wire.hasRateLimits ? 'none' : undefined;
  if (operation.permission === 'client')
    return `${set.capacity} at once, ${set.refillRate} back per ${set.refillDurationSeconds} seconds, for each client and address; as many wrong secrets, counted apart`;
  const shared = set.endpoints.length > 1 ? ', shared by the endpoint set' : ', endpoint set';
  return `${set.capacity} at once, ${set.refillRate} back per ${set.refillDurationSeconds} seconds, ${SCOPES[set.scope]}${shared} ${codes([set.id])}`;
}
