import { memoryBounds } from '../../domain/bounds/memory.js';
import { findClientIdOfSecret } from '../../store/queries/client-secrets.js';
import type { Store } from '../../store/store.js';
import { createLoadingCache, type LoadingCache } from '../loading-cache.js';
import type { SecretOwner } from './guard-identifier.js';

const HASH = /^[0-9a-f]{64}$/;

/**
 * Whose a client secret is, by its SHA-256. That stays as it is while the secret exists, and whether it does the account
 * tells, which the change feed drops. Only what did not exist may come into being.
 */
export function createSecretOwners(store: Pick<Store, 'isFollowing' | 'onChanges' | 'reader'>): {
  readonly cache: LoadingCache<SecretOwner>;
  close(): void;
} {
  const cache = createLoadingCache<SecretOwner>({
    isFollowing: store.isFollowing,
    isKey: (text) => HASH.test(text),
    maxEntries: memoryBounds.clientSecrets.most,
    async load(hash) {
      const clientId = await findClientIdOfSecret(store.reader, hash);
      return clientId === undefined ? null : { clientId };
    },
  });
  const close = store.onChanges((changes) => {
    if (changes === 'all') cache.clear();
    else if (changes.some(({ kind }) => kind === 'credential')) cache.clearMisses();
  });
  return { cache, close };
}
