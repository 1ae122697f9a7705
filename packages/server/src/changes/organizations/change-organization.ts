import { type EventActor, event } from '../../domain/new-event.js';
import { type Organization, updateOrganization } from '../../store/queries/organizations.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireOrganization } from './require-organization.js';

export interface OrganizationChange {
  readonly id: string;
  readonly name: string;
  readonly skipDefaultAlertsSettings: boolean | undefined;
}

/**
 * Renames an organization and sets whether its projects go without default alerts, one event for each that became
 * different; the name is checked by the caller. Returns the organization as it is then.
 */
export async function changeOrganization(
  transaction: WriteTransaction,
  actor: EventActor,
  { id, name, skipDefaultAlertsSettings }: OrganizationChange,
): Promise<{ organization: Organization; isChanged: boolean }> {
  const { database } = transaction;
  const before = await requireOrganization(database, id);
  const after = {
    ...before,
    name,
    skipDefaultAlertsSettings: skipDefaultAlertsSettings ?? before.skipDefaultAlertsSettings,
  };
  const isRenamed = name !== before.name;
  const isReconfigured = after.skipDefaultAlertsSettings !== before.skipDefaultAlertsSettings;
  const isChanged = isRenamed || isReconfigured;
  if (isChanged)
    await updateOrganization(database, id, {
      name,
      skipDefaultAlertsSettings: after.skipDefaultAlertsSettings,
    });
  const fields = { organizationId: id, actor };
  if (isRenamed) await transaction.recordEvent(event('ORG_RENAMED', fields, { name: [before.name, name] }));
  if (isReconfigured)
    await transaction.recordEvent(
      event('ORG_SETTINGS_UPDATED', fields, {
        skipDefaultAlertsSettings: [before.skipDefaultAlertsSettings, after.skipDefaultAlertsSettings],
      }),
    );
  return { organization: after, isChanged };
}
