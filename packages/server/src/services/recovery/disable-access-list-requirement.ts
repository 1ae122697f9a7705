import { changeOrganizationSettings } from '../../changes/organizations/change-settings.js';
import { SYSTEM } from '../../domain/new-event.js';
import { about } from '../../store/subjects.js';
import type { Services } from '../services.js';

/**
 * Lets credentials without an access list in again. False when the organization did not require access lists.
 */
export async function disableAccessListRequirement(
  { store }: Pick<Services, 'store'>,
  organizationId: string,
): Promise<boolean> {
  return store.write(about(organizationId), async (transaction) => {
    const { isChanged } = await changeOrganizationSettings(transaction, SYSTEM, organizationId, {
      apiAccessListRequired: false,
    });
    if (!isChanged) transaction.withoutEvent('the setting already is as asked');
    return isChanged;
  });
}
