import { maskPrivateKey } from '../../domain/secrets.js';
import { type ApiKeyFacts, apiKeyFactNames } from '../../store/api-key-facts.js';
import type { ApiKey } from '../../store/queries/api-keys.js';
import type { ApiKeyUserDetails } from '../schemas/api-keys.js';
import { wireTime } from '../wire/render.js';

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

type PresentedFacts = { readonly [Fact in keyof ApiKeyFacts]: string | null };

/** What is true of a key by itself, numbers being times; null for what is no key. */
export function presentApiKeyFacts(facts: ApiKeyFacts | null): PresentedFacts {
  const presented = apiKeyFactNames.map((name) => {
    const fact = facts?.[name] ?? null;
    return [name, typeof fact === 'number' ? wireTime(fact) : fact];
  });
  return Object.fromEntries(presented) as PresentedFacts;
}
