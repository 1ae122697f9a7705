import { RefusalError, refuse } from '../../domain/errors.js';
import { audienceOf } from '../../domain/guard/audience.js';
import type { GuardDefinition } from '../../domain/guard/definition.js';
import { findSameAudience } from '../../store/queries/guarded-apis.js';
import type { Reader } from '../../store/store.js';

/**
 * The audience of an API. No two that one account can call have the same: each would take the tokens for the other, and
 * whoever runs one of them has seen those.
 */
export async function requireOwnAudience(
  reader: Reader,
  organizationId: string,
  definition: Pick<GuardDefinition, 'api' | 'resource' | 'openTo'>,
): Promise<string> {
  const { api: name, openTo } = definition;
  const audience = audienceOf(name, definition);
  const other = await findSameAudience(reader, { audience, name, organizationId, openTo });
  if (other === undefined) return audience;
  const owner = other.organizationId === organizationId ? other.name : 'an API of another organization';
  throw new RefusalError(refuse('GUARD_RESOURCE_NOT_AVAILABLE', audience, owner));
}
