import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { checkOrganizationName } from '../../changes/organizations/check-name.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import type { OrganizationRow } from '../../store/schema.js';
import type { Services } from '../services.js';

/** Renames an organization and sets whether its projects go without default alerts. Refuses with INVALID_ORG_NAME. */
export async function updateOrganization(
  { store }: Services,
  caller: Caller,
  change: { id: string; name: string; skipDefaultAlertsSettings: boolean | undefined },
): Promise<OrganizationRow> {
  const { id, name } = change;
  checkOrganizationName(name);
  return store.write(async (transaction) => {
    const { database } = transaction;
    const before = await requireOrganization(database, id);
    const skip =
      change.skipDefaultAlertsSettings === undefined
        ? before.skip_default_alerts_settings
        : Number(change.skipDefaultAlertsSettings);
    const isRenamed = name !== before.name;
    const isReconfigured = skip !== before.skip_default_alerts_settings;
    if (!isRenamed && !isReconfigured) {
      transaction.withoutEvent('the organization already is as asked');
      return before;
    }
    await database
      .updateTable('organizations')
      .set({ name, skip_default_alerts_settings: skip })
      .where('id', '=', id)
      .execute();
    const event = { organizationId: id, actor: actorOf(caller) };
    if (isRenamed) await transaction.recordEvent({ type: 'ORG_RENAMED', ...event });
    if (isReconfigured) await transaction.recordEvent({ type: 'ORG_SETTINGS_UPDATED', ...event });
    return { ...before, name, skip_default_alerts_settings: skip };
  });
}
