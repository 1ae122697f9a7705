import type { Caller } from '../../access/principal.js';
import { changeKeyFacts, checkKeyFacts } from '../../changes/api-keys/change-facts.js';
import { changeKeyOrganizationRoles } from '../../changes/api-keys/change-roles.js';
import { checkOrganizationRoles } from '../../changes/api-keys/check-key-roles.js';
import { requireApiKey } from '../../changes/api-keys/require-api-key.js';
import type { ChangeableApiKeyFacts } from '../../store/api-key-facts.js';
import type { ApiKey } from '../../store/queries/api-keys.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * Changes facts of a key and its organization roles. What is absent stays, and so do roles of which none are given. Given
 * roles replace the organization roles; project roles stay. Refuses what takes the last owner away; where that is by
 * roles, `force` allows it.
 */
export async function updateOrganizationApiKey(
  { store, now }: Services,
  caller: Caller,
  change: {
    organizationId: string;
    id: string;
    facts: Partial<ChangeableApiKeyFacts>;
    roles?: readonly string[] | undefined;
    force?: boolean;
  },
): Promise<ApiKey> {
  const { organizationId, id, facts, roles: asked, force = false } = change;
  checkKeyFacts(facts, now());
  const roles =
    asked && asked.length > 0 ? await checkOrganizationRoles(store.reader, asked, organizationId) : undefined;
  return store.write(askedBy(caller, organizationId), async (transaction) => {
    const actor = actorOf(caller);
    const before = await requireApiKey(transaction.database, organizationId, id);
    const isOther = await changeKeyFacts(transaction, actor, before, facts);
    const isGranted =
      roles !== undefined && (await changeKeyOrganizationRoles(transaction, actor, before, { roles, force }));
    if (!isOther && !isGranted) transaction.withoutEvent('the key already is as asked');
    return requireApiKey(transaction.database, organizationId, id);
  });
}
