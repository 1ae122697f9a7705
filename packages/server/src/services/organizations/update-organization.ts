import type { Caller } from '../../access/principal.js';
import {
  changeOrganization,
  type OrganizationChange,
} from '../../changes/organizations/change-organization.js';
import { checkOrganizationName } from '../../changes/organizations/check-name.js';
import type { Organization } from '../../store/queries/organizations.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** Renames an organization and sets whether its projects go without default alerts. */
export async function updateOrganization(
  { store }: Services,
  caller: Caller,
  change: OrganizationChange,
): Promise<Organization> {
  checkOrganizationName(change.name);
  return store.write(askedBy(caller, change.id), async (transaction) => {
    const { organization, isChanged } = await changeOrganization(transaction, actorOf(caller), change);
    if (!isChanged) transaction.withoutEvent('the organization already is as asked');
    return organization;
  });
}
