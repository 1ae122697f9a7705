import type { Caller } from '../../access/principal.js';
import type { ApiKey } from '../../store/queries/api-keys.js';
import { actorOf } from '../actor.js';
import type { Services } from '../services.js';
import { changeDescription } from './change-description.js';
import { checkDescription, checkOrganizationRoles, requireApiKey } from './checks.js';

/**
 * Changes description and organization roles. What is absent or empty stays: the Atlas CLI sends an empty description
 * and no roles for flags that were not given. Given roles replace the organization roles; project roles stay.
 */
export async function updateOrganizationApiKey(
  { store }: Services,
  caller: Caller,
  change: {
    organizationId: string;
    id: string;
    description: string | undefined;
    roles: readonly string[] | undefined;
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
      await database.deleteFrom('credential_organization_roles').where('credential_id', '=', id).execute();
      await database
        .insertInto('credential_organization_roles')
        .values(roles.map((role) => ({ credential_id: id, role })))
        .execute();
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

export function sameRoles(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((role) => b.includes(role));
}
