import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { changeDescription } from '../../changes/api-keys/change-description.js';
import { checkDescription, checkOrganizationRoles, requireApiKey } from '../../changes/api-keys/checks.js';
import { requireOwnerRemains } from '../../changes/organizations/require-owner-remains.js';
import { sameRoles } from '../../changes/roles/check-roles.js';
import { replaceOrganizationRoles } from '../../changes/roles/replace-roles.js';
import type { ApiKey } from '../../store/queries/api-keys.js';
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
  const { organizationId, id, description, roles: asked } = change;
  if (description) checkDescription(description);
  const roles = asked && asked.length > 0 ? checkOrganizationRoles(asked, organizationId) : undefined;
  return store.write(async (transaction) => {
    const { database } = transaction;
    const before = await requireApiKey(database, organizationId, id);
    let changed = await changeDescription(transaction, actorOf(caller), before, description);
    if (roles && !sameRoles(roles, before.organizationRoles)) {
      await requireOwnerRemains(transaction, change, () => replaceOrganizationRoles(transaction, id, roles));
      transaction.changed({ kind: 'credential', subject: before.publicKey });
      await transaction.recordEvent({
        type: 'API_KEY_ROLES_CHANGED',
        organizationId,
        actor: actorOf(caller),
        details: { targetPublicKey: before.publicKey },
      });
      changed = true;
    }
    if (!changed) transaction.withoutEvent('the key already is as asked');
    return requireApiKey(database, organizationId, id);
  });
}
