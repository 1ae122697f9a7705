import type { ApiDigests } from '../../access/guard/api-digests.js';
import type { Verdict } from '../../access/guard/verdict.js';
import { buildChallenge, type DigestAlgorithm, REALM } from '../../domain/digest.js';
import type { CompiledApi } from '../../domain/guard/compile-api.js';
import { metadataUrlOf } from '../../domain/guard/resource-metadata.js';

/** The values of `WWW-Authenticate` that go with a refusal. */
export type Challenges = (api: CompiledApi, challenge: Verdict['challenge']) => readonly string[];

/**
 * Digest comes first, because several clients read only the first, and old versions of nginx pass on only that. Where the
 * definition asks for access tokens it is one challenge and no other beside it: clients of MCP give up otherwise.
 */
export function createChallenges({
  digests,
  digestAlgorithms,
}: {
  readonly digests: ApiDigests;
  readonly digestAlgorithms: readonly DigestAlgorithm[];
}): Challenges {
  return ({ name, definition }, challenge) => {
    if (challenge === 'none') return [];
    const isInvalid = challenge === 'invalidToken';
    if (definition.challenge === 'bearer') {
      const metadata = `resource_metadata="${metadataUrlOf(definition.resource ?? '').href}"`;
      return [`Bearer ${metadata}${isInvalid ? ', error="invalid_token"' : ''}`];
    }
    const nonce = digests.of(name).nonces.issue();
    const stale = challenge === 'stale';
    const asked = digestAlgorithms.map((algorithm) => buildChallenge({ nonce, algorithm, stale }));
    return isInvalid ? [...asked, `Bearer realm="${REALM}", error="invalid_token"`] : asked;
  };
}
