import { maskPrivateKey } from '../../domain/secrets.js';
import type { ChangeableApiKeyFacts } from '../../store/queries/api-key-facts.js';
import type { ApiKey } from '../../store/queries/api-keys.js';
import type { ApiKeyUserDetails } from '../schemas/api-keys.js';
import { wireTimeOrNull } from '../wire/render.js';

/**
 * An API key on the wire. The self link points at the organization even when the key is shown in a project; the
 * private key is readable only when `privateKey` is given, in the answer that creates the key.
 */
export function presentApiKey(
  key: ApiKey,
  link: (path: string) => string,
  privateKey?: string,
): ApiKeyUserDetails {
  return {
    desc: key.description,
    id: key.id,
    links: [{ href: link(`/orgs/${key.organizationId}/apiKeys/${key.id}`), rel: 'self' }],
    privateKey: privateKey ?? maskPrivateKey(key.privateKeySuffix),
    publicKey: key.publicKey,
    roles: [
      ...key.organizationRoles.map((roleName) => ({ orgId: key.organizationId, roleName })),
      ...key.projectRoles.flatMap(({ projectId, roles }) =>
        roles.map((roleName) => ({ groupId: projectId, roleName })),
      ),
    ],
  };
}

/** What is true of a key by itself; null for what is no key. */
export function presentApiKeyFacts(facts: ChangeableApiKeyFacts | null) {
  return { expiresAt: wireTimeOrNull(facts?.expiresAt ?? null) };
}
