import { compileAccessList } from '../domain/access-list.js';
import type { Sealing } from '../domain/sealing.js';
import { ha1Context } from '../domain/sealing-contexts.js';
import { findApiKeyForAuthentication } from '../store/queries/api-keys.js';
import type { Reader } from '../store/store.js';
import type { ApiKeyPrincipal } from './principal.js';

/** The API key as the decision knows it; null where none has that public key. */
export async function loadApiKey(
  reader: Reader,
  sealing: Sealing,
  publicKey: string,
): Promise<ApiKeyPrincipal | null> {
  const found = await findApiKeyForAuthentication(reader, publicKey);
  if (!found) return null;
  const { ha1Md5Sealed, ha1Sha256Sealed, cidrBlocks, ...key } = found;
  return {
    kind: 'api_key',
    ...key,
    accessList: compileAccessList(cidrBlocks),
    ha1: {
      md5: sealing.open(ha1Md5Sealed, ha1Context('md5', key.id)),
      sha256: sealing.open(ha1Sha256Sealed, ha1Context('sha256', key.id)),
    },
  };
}
