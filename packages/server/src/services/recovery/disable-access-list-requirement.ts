import { SYSTEM } from '../../changes/actor.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import type { Services } from '../services.js';

/**
 * Lets credentials without an access list in again. False when the organization did not require access lists. Refuses
 * with ORG_NOT_FOUND.
 */
export async function disableAccessListRequirement(
  { store }: Pick<Services, 'store'>,
  organizationId: string,
): Promise<boolean> {
  return store.write(async (transaction) => {
    const { database } = transaction;
    const organization = await requireOrganization(database, organizationId);
    if (organization.api_access_list_required === 0) {
      transaction.withoutEvent('the setting already is as asked');
      return false;
    }
    await database
      .updateTable('organizations')
      .set({ api_access_list_required: 0 })
      .where('id', '=', organizationId)
      .execute();
    transaction.changed({ kind: 'organization', subject: organizationId });
    for (const type of ['ORG_SETTINGS_UPDATED', 'ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED'])
      await transaction.recordEvent({ type, organizationId, actor: SYSTEM });
    return true;
  });
}
