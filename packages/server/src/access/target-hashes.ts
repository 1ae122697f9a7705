import { memoryBounds, rememberedCharacters } from '../domain/bounds/memory.js';
import { computeHa2, type DigestAuthorization } from '../domain/digest.js';

/**
 * Remembers the hashes H(A2) of what clients read again and again, which is half of the hashing for a Digest: those of GET with
 * MD5. Only what was asked with the right secret is kept, so a stranger's targets push nothing out.
 */
export function createTargetHashes() {
  const remembered = new Map<string, string>();
  return {
    of(authorization: DigestAuthorization, method: string): string {
      const known = isKind(authorization, method) ? remembered.get(authorization.uri) : undefined;
      return known ?? computeHa2(authorization, method);
    },
    keep(authorization: DigestAuthorization, method: string, ha2: string): void {
      const { uri } = authorization;
      if (!isKind(authorization, method) || uri.length > rememberedCharacters.target || remembered.has(uri))
        return;
      if (remembered.size >= memoryBounds.targetHashes.most) remembered.clear();
      // A copy: the target is usually a slice that would keep the whole header alive.
      remembered.set(Buffer.from(uri, 'latin1').toString('latin1'), ha2);
    },
  };
}

function isKind({ algorithm }: DigestAuthorization, method: string): boolean {
  return method === 'GET' && algorithm === 'MD5';
}
