import type { Caller } from '../../access/principal.js';
import { readOrganizationRoles } from '../../changes/roles/check-roles.js';
import { changeDetails, type DetailsChange } from '../../changes/service-accounts/change-details.js';
import { changeAccountOrganizationRoles } from '../../changes/service-accounts/change-roles.js';
import { requireServiceAccount } from '../../changes/service-accounts/require-account.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import type { ServiceAccount } from '../../store/queries/service-accounts.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * Changes name, description and organization roles of an account. Absent or empty roles stay, given ones replace the
 * organization roles; project roles stay.
 */
export async function updateOrganizationServiceAccount(
  { store }: Services,
  caller: Caller,
  change: DetailsChange & {
    organizationId: string;
    clientId: string;
    roles: readonly string[] | null | undefined;
    force: boolean;
  },
): Promise<ServiceAccount> {
  const { organizationId, clientId } = change;
  const scope: CredentialScope = { kind: 'organization', id: organizationId };
  const roles = change.roles?.length
    ? await readOrganizationRoles(store.reader, change.roles, organizationId)
    : undefined;
  return store.write(askedBy(caller, organizationId), async (transaction) => {
    const { database } = transaction;
    const actor = actorOf(caller);
    const before = await requireServiceAccount(database, organizationId, clientId);
    const isDetailed = await changeDetails(transaction, actor, scope, before, change);
    const isGranted =
      roles !== undefined &&
      (await changeAccountOrganizationRoles(transaction, actor, before, { roles, force: change.force }));
    if (!isDetailed && !isGranted) transaction.withoutEvent('the account already is as asked');
    return requireServiceAccount(database, organizationId, clientId);
  });
}
