import { permissionsInOrganization } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { apiKeyHolder, type FindHolder } from '../access-lists/holder.js';
import { requireApiKey } from './checks.js';

/** A key whose list is to be changed: by the key itself or by whoever manages the organization's keys (USER_UNAUTHORIZED). */
export function changeableApiKeyList(
  caller: Caller,
  key: { organizationId: string; id: string },
): FindHolder {
  const permissions = permissionsInOrganization(caller.principal, key.organizationId);
  if (caller.principal.id !== key.id && !permissions?.has('organization.apiKeys.write'))
    throw new RefusalError(refuse('USER_UNAUTHORIZED', 'organization.apiKeys.write'));
  return async (reader) => apiKeyHolder(await requireApiKey(reader, key.organizationId, key.id));
}
