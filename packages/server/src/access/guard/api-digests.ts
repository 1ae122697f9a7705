import { memoryBounds } from '../../domain/bounds/memory.js';
import type { Clock } from '../../domain/clock.js';
import { createNonces, type Nonces } from '../../domain/nonces.js';
import type { Sealing } from '../../domain/sealing.js';
import { createDigestVerifier, type DigestVerifier } from '../digest-verifier.js';
import type { LoadingCache } from '../loading-cache.js';
import type { ApiKeyPrincipal } from '../principal.js';

/**
 * Digest for each guarded API, with nonces of its own: what an upstream sees of a caller is good at no other API, and not at
 * Sallyport itself. The realm is the same for all, because what is stored of a private key is bound to it.
 */
export interface ApiDigests {
  /** `api` is the name of one that exists. */
  of(api: string): { readonly nonces: Nonces; readonly verifier: DigestVerifier };
}

interface Kept {
  readonly nonces: Nonces;
  readonly verifier: DigestVerifier;
  /** In milliseconds of the monotonic clock. */
  usedAt: number;
}

export function createApiDigests({
  sealing,
  apiKeys,
  nonceLifetimeMs,
  now,
}: {
  readonly sealing: Sealing;
  readonly apiKeys: LoadingCache<ApiKeyPrincipal>;
  readonly nonceLifetimeMs: number;
  readonly now: Clock;
}): ApiDigests {
  const byApi = new Map<string, Kept>();

  function create(api: string): Kept {
    if (byApi.size >= memoryBounds.guardedApis.most) forgetIdle();
    const nonces = createNonces({
      key: sealing.deriveKey(`digest nonces of ${api}`),
      lifetimeMs: nonceLifetimeMs,
      now,
    });
    const kept = { nonces, verifier: createDigestVerifier({ apiKeys, nonces }), usedAt: performance.now() };
    byApi.set(api, kept);
    return kept;
  }

  /** Of an API that was not asked for so long no nonce is good any more, so nothing can be replayed. */
  function forgetIdle(): void {
    const idleSince = performance.now() - 2 * nonceLifetimeMs;
    for (const [api, { usedAt }] of byApi) if (usedAt < idleSince) byApi.delete(api);
  }

  return {
    of(api) {
      const kept = byApi.get(api) ?? create(api);
      kept.usedAt = performance.now();
      return kept;
    },
  };
}
