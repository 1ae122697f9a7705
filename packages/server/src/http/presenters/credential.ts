import { wireCredentialKind } from '../../domain/credential-kinds.js';
import { maskPrivateKey } from '../../domain/secrets.js';
import type { VisibleCredential } from '../../services/credentials/visible-credentials.js';
import type { CredentialOverview } from '../schemas/credentials.js';
import { alphabetical } from '../wire/alphabetical.js';
import { wireTime, wireTimeOrNull } from '../wire/render.js';
import { presentApiKeyFacts } from './api-key.js';

/** An API key or service account in the form they share. `now` in UTC milliseconds. */
export function presentCredential(credential: VisibleCredential, now: number): CredentialOverview {
  const { key, account, lastUsedAt } = credential;
  const secretEnd = decisiveEnd(account?.secretsExpireAt ?? [], now);
  return alphabetical({
    ...presentApiKeyFacts(key),
    accessListEntryCount: credential.accessListEntryCount,
    createdAt: wireTime(credential.createdAt),
    description: credential.description,
    groupRoles: credential.projectRoles.map(({ projectId, projectName, roles }) => ({
      groupId: projectId,
      groupName: projectName,
      roles: [...roles],
    })),
    id: account?.clientId ?? credential.id,
    isManageable: credential.isManageable,
    kind: wireCredentialKind(credential.kind),
    lastUsedAddress: credential.lastUsedAddress,
    lastUsedAt: wireTimeOrNull(lastUsedAt),
    madeBy: credential.madeBy,
    maskedPrivateKey: key && maskPrivateKey(key.privateKeySuffix),
    name: account?.name ?? null,
    notes: { ...credential.notes, tags: [...credential.notes.tags] },
    orgRoles: [...credential.organizationRoles],
    secretCount: account?.secretsExpireAt.length ?? 0,
    secretExpiresAt: secretEnd === undefined ? null : wireTime(secretEnd),
  });
}

/** The end that is next, of ends in order of time; the last one when all have passed. */
function decisiveEnd(ends: readonly number[], now: number): number | undefined {
  return ends.find((end) => end > now) ?? ends.at(-1);
}
