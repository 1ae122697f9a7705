import { maskPrivateKey } from '../../domain/secrets.js';
import { type ChangeableApiKeyFacts, NEW_KEY_FACTS } from '../../store/queries/api-key-facts.js';
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

type PresentedFacts = { [Fact in keyof ChangeableApiKeyFacts]: string | null };

/** What is true of a key by itself, which is all times; null for what is no key. */
export function presentApiKeyFacts(facts: ChangeableApiKeyFacts | null): PresentedFacts {
  const names = Object.keys(NEW_KEY_FACTS) as (keyof ChangeableApiKeyFacts)[];
  return Object.fromEntries(
    names.map((name) => [name, wireTimeOrNull(facts?.[name] ?? null)]),
  ) as PresentedFacts;
}
