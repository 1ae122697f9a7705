import type { Method, RateLimitRow } from './rate-limit-table/row.js';
import { rateLimitTable } from './rate-limit-table.js';
import { OWN_CREDENTIAL_PATH, type WireName, wirePaths } from './wire-paths.js';

/** How many tokens a bucket holds, and how they come back. */
export interface Limit {
  /** Tokens in a full bucket. */
  readonly capacity: number;
  /** Tokens that come back in `refillDurationSeconds`, bit by bit. */
  readonly refillRate: number;
  readonly refillDurationSeconds: number;
}

/** A set of endpoints that share one token bucket for each organization, project, caller or address. */
export interface EndpointSet extends Limit {
  readonly id: string;
  readonly name: string;
  readonly scope: RateLimitRow['scope'];
  /** The resource as the text of a 429 names it, without the leading slash. */
  readonly path: string;
  /** The bucket of what is refused. Ours: the published one is only for what is let through. */
  readonly refusals: Limit;
  /** What each caller was let through for: who took little of a shared bucket goes on when it is empty. Ours too. */
  readonly own: Limit;
  /** The methods and path templates that take a token. */
  readonly endpoints: readonly { readonly method: Method; readonly path: string }[];
}

/** The wires for which limits are published. */
const LIMITED: readonly WireName[] = ['atlas'];

const { base } = wirePaths.atlas;

type EndpointSetId = keyof typeof rateLimitTable;

/**
 * The three kinds of buckets of a set (decisions 24 and 33). What a caller takes itself comes back half as fast, so that each further
 * caller adds half of the limit over time too.
 */
function buckets(capacity: number, perMinute: number): Limit & Pick<EndpointSet, 'refusals' | 'own'> {
  const limit = { capacity, refillRate: perMinute, refillDurationSeconds: 60 };
  return { ...limit, refusals: { ...limit }, own: { ...limit, refillRate: Math.ceil(perMinute / 2) } };
}

function endpointSet(id: string, row: RateLimitRow): EndpointSet {
  return {
    ...buckets(row.capacity, row.perMinute),
    id,
    name: row.name,
    scope: row.scope,
    path: (base + row.path).slice(1),
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

/**
 * What clients do at the OAuth endpoints, which is no part of the published table: a set for each, counted by client ID and
 * address. The number is that of the live service's token endpoint.
 */
const clientSets = new Map<string, EndpointSet>(
  ['token', 'revoke', 'introspect'].map((name) => {
    const path = `${wirePaths.oauth.base}/${name}`;
    const set: EndpointSet = {
      ...buckets(50, 50),
      id: `oauth-${name}`,
      name: `OAuth ${name}`,
      scope: 'ip',
      path: path.slice(1),
      endpoints: [{ method: 'POST', path }],
    };
    return [`POST ${path}`, set];
  }),
);

/**
 * Where credentials end themselves, each with a mail to the owners: limited for each organization at each address, because
 * whoever makes credentials could make mails without end. No part of the published table.
 */
const ownCredentialSet: EndpointSet = {
  ...buckets(60, 60),
  id: 'own-credential',
  name: 'Own Credential',
  scope: 'ip',
  path: OWN_CREDENTIAL_PATH.slice(1),
  endpoints: [{ method: 'DELETE', path: OWN_CREDENTIAL_PATH }],
};

/** Those of the published table, and ours, by their ids. */
export const allEndpointSets: ReadonlyMap<string, EndpointSet> = new Map(
  [...Object.values(endpointSets), ...clientSets.values(), ownCredentialSet].map((set) => [set.id, set]),
);

/** The set that limits an operation, if one does. */
export function endpointSetOf(operation: {
  readonly wire: { readonly name: WireName; readonly basePath: string };
  readonly method: string;
  readonly path: string;
}): EndpointSet | undefined {
  const { wire, method, path } = operation;
  if (path === OWN_CREDENTIAL_PATH) return ownCredentialSet;
  if (wire.name === 'oauth') return clientSets.get(`${method} ${path}`);
  return LIMITED.includes(wire.name)
    ? setsByEndpoint.get(`${method} ${path.slice(wire.basePath.length)}`)
    : undefined;
}

/** Whether an endpoint takes something away, such as a credential, a secret, an entry of a list, a member or a role. */
export function isRemoval({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === 'DELETE' || /:remove[A-Z]\w*$/.test(path);
}
