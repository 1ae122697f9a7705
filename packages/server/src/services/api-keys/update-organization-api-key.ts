import type { Caller } from '../../access/principal.js';
import { changeDescription } from '../../changes/api-keys/change-description.js';
import { changeKeyOrganizationRoles } from '../../changes/api-keys/change-roles.js';
import { checkDescription } from '../../changes/api-keys/check-description.js';
import { checkOrganizationRoles } from '../../changes/api-keys/check-key-roles.js';
import { requireApiKey } from '../../changes/api-keys/require-api-key.js';
import type { ApiKey } from '../../store/queries/api-keys.js';
import { actorOf } from '../actor.js';
import type { Services } from '../services.js';

/**
 * Changes description and organization roles. What is absent or empty stays: the Atlas CLI sends an empty description
 * and no roles for flags that were not given. Given roles replace the organization roles; project roles stay. Refuses
 * with CANNOT_REMOVE_LAST_OWNER_CREDENTIAL unless `force` is set.
 */
export async function updateOrganizationApiKey(
  { store }: Services,
  caller: Caller,
  change: {
    organizationId: string;
    id: string;
    description: string | undefined;
    roles: readonly string[] | undefined;
    force: boolean;
  },
): Promise<ApiKey> {
  const { organizationId, id, description, roles: asked, force } = change;
  if (description) checkDescription(description);
  const roles = asked && asked.length > 0 ? checkOrganizationRoles(asked, organizationId) : undefined;
  return store.write(async (transaction) => {
    const actor = actorOf(caller);
    const before = await requireApiKey(transaction.database, organizationId, id);
    const isDescribed = await changeDescription(transaction, actor, before, description);
    const isGranted =
      roles !== undefined && (await changeKeyOrganizationRoles(transaction, actor, before, { roles, force }));
    if (!isDescribed && !isGranted) transaction.withoutEvent('the key already is as asked');
    return requireApiKey(transaction.database, organizationId, id);
  });
}
