import type { Method, RateLimitRow } from './rate-limit-table/row.js';
import { rateLimitTable } from './rate-limit-table.js';
import { OWN_CREDENTIAL_PATH, TOKEN_PATH, type WireName, wirePaths } from './wire-paths.js';

/** A set of endpoints that share one token bucket for each organization, project, caller or address. */
export interface EndpointSet {
  readonly id: string;
  readonly name: string;
  readonly scope: RateLimitRow['scope'];
  /** The resource as the text of a 429 names it, without the leading slash. */
  readonly path: string;
  /** Tokens in a full bucket. */
  readonly capacity: number;
  /** Tokens that come back in `refillDurationSeconds`, bit by bit. */
  readonly refillRate: number;
  readonly refillDurationSeconds: number;
  /** The methods and path templates that take a token. */
  readonly endpoints: readonly { readonly method: Method; readonly path: string }[];
}

/** The wires for which limits are published. The others have none. */
const LIMITED: readonly WireName[] = ['atlas'];

const { base } = wirePaths.atlas;

type EndpointSetId = keyof typeof rateLimitTable;

function endpointSet(id: string, row: RateLimitRow): EndpointSet {
  return {
    id,
    name: row.name,
    scope: row.scope,
    path: (base + row.path).slice(1),
    capacity: row.capacity,
    refillRate: row.perMinute,
    refillDurationSeconds: 60,
    endpoints: Object.entries(row.endpoints).flatMap(([path, methods]) =>
      methods.map((method) => ({ method, path: base + path })),
    ),
  };
}

/** Every endpoint set by its id, in the order of the ids. */
export const endpointSets = Object.fromEntries(
  Object.entries(rateLimitTable)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, row]) => [id, endpointSet(id, row)]),
) as Readonly<Record<EndpointSetId, EndpointSet>>;

const setsByEndpoint = new Map<string, EndpointSet>(
  Object.values(endpointSets).flatMap((set) =>
    set.endpoints.map(({ method, path }) => [`${method} ${path.slice(base.length)}`, set] as const),
  ),
);

/** The set that limits an operation, if one does. */
export function endpointSetOf(operation: {
  readonly wire: { readonly name: WireName; readonly basePath: string };
  readonly method: string;
  readonly path: string;
}): EndpointSet | undefined {
  const { wire, method, path } = operation;
  if (path === ownCredentialSet.endpoints[0]?.path) return ownCredentialSet;
  return LIMITED.includes(wire.name)
    ? setsByEndpoint.get(`${method} ${path.slice(wire.basePath.length)}`)
    : undefined;
}

/**
 * Where credentials end themselves, each with a mail to the owners: limited for each address, because whoever makes
 * credentials could make mails without end. No part of the published table.
 */
const ownCredentialSet: EndpointSet = {
  id: 'own-credential',
  name: 'Own Credential',
  scope: 'ip',
  path: OWN_CREDENTIAL_PATH.slice(1),
  capacity: 60,
  refillRate: 60,
  refillDurationSeconds: 60,
  endpoints: [{ method: 'DELETE', path: OWN_CREDENTIAL_PATH }],
};

/** The token endpoint, which is limited for each address and client, and is no part of the published table. */
export const oauthTokenSet: EndpointSet = {
  id: 'oauth-token',
  name: 'OAuth token',
  scope: 'ip',
  path: TOKEN_PATH.slice(1),
  capacity: 50,
  refillRate: 50,
  refillDurationSeconds: 60,
  endpoints: [{ method: 'POST', path: TOKEN_PATH }],
};
