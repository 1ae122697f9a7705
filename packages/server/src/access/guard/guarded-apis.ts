import { type AccessListMatcher, compileAccessList } from '../../domain/access-list.js';
import { memoryBounds } from '../../domain/bounds/memory.js';
import { type ActiveApi, type CompiledApi, compileApi } from '../../domain/guard/compile-api.js';
import type { GuardDialect } from '../../domain/guard/definition.js';
import type { Store } from '../../store/store.js';
import { createLoadingCache, type LoadingCache } from '../loading-cache.js';

/** A gate as it is stored. */
export interface StoredGate {
  readonly id: string;
  readonly name: string;
  readonly apiName: string;
  readonly dialect: GuardDialect;
  /** CIDR blocks of who may ask. */
  readonly peers: readonly string[];
  /** SHA-256 in hexadecimal digits; null where it needs none. */
  readonly secretHash: string | null;
  /** How long its proxy may use an answer to an access token again; 0: not at all. */
  readonly cacheSeconds: number;
}

/** A gate as decisions use it. */
export interface Gate extends Omit<StoredGate, 'peers'> {
  readonly peers: AccessListMatcher;
}

/** Guarded APIs and gates by their names: loaded on first use, dropped by the change feed. */
export interface GuardedApis {
  readonly apis: LoadingCache<CompiledApi>;
  readonly gates: LoadingCache<Gate>;
  close(): void;
}

/** Names of APIs and of gates have the same form. */
const NAME = /^[a-z][a-z0-9-]{1,30}$/;
const isName = (text: string) => NAME.test(text);

/** Measured with templates of four segments, of which most share their first ones. */
const ROUTE_BYTES = 1_500;
const API_BYTES = 10_000;
/** A pointer to each permission, in the list of each role. */
const HELD_BYTES = 8;

/** What a compiled API is counted as, of the memory for all of them. */
export function compiledBytes({ routeCount, roles }: Pick<CompiledApi, 'routeCount' | 'roles'>): number {
  return API_BYTES + ROUTE_BYTES * routeCount + HELD_BYTES * roles.size;
}

export function createGuardedApis({
  store,
  readApi,
  readGate,
}: {
  readonly store: Pick<Store, 'isFollowing' | 'onChanges'>;
  readonly readApi: (name: string) => Promise<ActiveApi | null>;
  readonly readGate: (name: string) => Promise<StoredGate | null>;
}): GuardedApis {
  const { isFollowing } = store;
  const apis = createLoadingCache<CompiledApi>({
    isFollowing,
    isKey: isName,
    maxEntries: memoryBounds.guardedApis.most,
    size: {
      bytesOf: compiledBytes,
      maxBytes: memoryBounds.guardedApis.most * memoryBounds.guardedApis.bytesEach,
    },
    async load(name) {
      const api = await readApi(name);
      return api && compileApi(api);
    },
  });
  const gates = createLoadingCache<Gate>({
    isFollowing,
    isKey: isName,
    maxEntries: memoryBounds.gates.most,
    async load(name) {
      const gate = await readGate(name);
      return gate && { ...gate, peers: compileAccessList(gate.peers) };
    },
  });
  const close = store.onChanges((changes) => {
    if (changes === 'all') {
      apis.clear();
      gates.clear();
      return;
    }
    for (const { kind, subject } of changes) {
      if (kind === 'guarded_api') apis.drop(subject);
      else if (kind === 'gate') gates.drop(subject);
    }
  });
  return { apis, gates, close };
}
