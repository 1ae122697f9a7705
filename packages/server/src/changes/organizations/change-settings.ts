import { RefusalError, refuse } from '../../domain/errors.js';
import type { Changes } from '../../domain/event-changes.js';
import type { EventType } from '../../domain/events.js';
import { type EventActor, event } from '../../domain/new-event.js';
import { LONGEST_SESSION_SECONDS } from '../../domain/session-times.js';
import { updateOrganization } from '../../store/queries/organizations.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireOrganization } from './require-organization.js';
import { differences, type OrganizationSettings, type SettingsChange, settingsOf } from './settings.js';

/**
 * Changes settings of an organization, with the events; absent settings stay. Returns all settings after the change, and
 * those that became different. Refuses an idle session timeout that is longer than the absolute one.
 */
export async function changeOrganizationSettings(
  transaction: WriteTransaction,
  actor: EventActor,
  organizationId: string,
  asked: SettingsChange,
): Promise<{ settings: OrganizationSettings; change: SettingsChange; isChanged: boolean }> {
  const { database } = transaction;
  const before = settingsOf(await requireOrganization(database, organizationId));
  const change = differences(before, asked);
  const settings = { ...before, ...change } as OrganizationSettings;
  requireIdleWithinAbsolute(settings);
  if (Object.keys(change).length === 0) return { settings, change, isChanged: false };
  await updateOrganization(database, organizationId, change);
  transaction.changed({ kind: 'organization', subject: organizationId });
  for (const type of eventsOf(change))
    await transaction.recordEvent(event(type, { organizationId, actor }, changesBetween(before, settings)));
  return { settings, change, isChanged: true };
}

function changesBetween(before: OrganizationSettings, after: OrganizationSettings): Changes<SettingsEvent> {
  const names = Object.keys(after) as (keyof OrganizationSettings)[];
  return Object.fromEntries(names.map((name) => [name, [before[name], after[name]]]));
}

function requireIdleWithinAbsolute(settings: OrganizationSettings): void {
  const absolute = settings.absoluteSessionTimeoutSeconds ?? LONGEST_SESSION_SECONDS;
  if ((settings.idleSessionTimeoutSeconds ?? 0) <= absolute) return;
  const field = 'customSessionTimeouts.idleSessionTimeoutInSeconds';
  const description = `must not be longer than the absolute session timeout, which is ${absolute}`;
  throw new RefusalError({
    ...refuse('VALIDATION_ERROR', `${field} ${description}`),
    fields: [{ field, description }],
  });
}

type SettingsEvent = Extract<
  EventType,
  | 'ORG_SETTINGS_UPDATED'
  | `ORG_PUBLIC_API_ACCESS_LIST_${string}`
  | `ORG_TWO_FACTOR_AUTH_${string}`
  | `ORG_EMPLOYEE_ACCESS_${string}`
  | 'ORG_SERVICE_ACCOUNT_MAX_SECRET_VALIDITY_EDITED'
  | 'CUSTOM_SESSION_TIMEOUT_MODIFIED'
  | `${string}_CONTACT_MODIFIED`
>;

/** The recorded event of every change of settings, and the published ones that tell which setting it was. */
function eventsOf(change: SettingsChange): SettingsEvent[] {
  const types: SettingsEvent[] = ['ORG_SETTINGS_UPDATED'];
  if (change.apiAccessListRequired !== undefined)
    types.push(
      change.apiAccessListRequired
        ? 'ORG_PUBLIC_API_ACCESS_LIST_REQUIRED'
        : 'ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED',
    );
  if (change.multiFactorAuthRequired !== undefined)
    types.push(
      change.multiFactorAuthRequired ? 'ORG_TWO_FACTOR_AUTH_REQUIRED' : 'ORG_TWO_FACTOR_AUTH_OPTIONAL',
    );
  if (change.restrictEmployeeAccess !== undefined)
    types.push(
      change.restrictEmployeeAccess ? 'ORG_EMPLOYEE_ACCESS_RESTRICTED' : 'ORG_EMPLOYEE_ACCESS_UNRESTRICTED',
    );
  if (change.maxSecretValidityHours !== undefined)
    types.push('ORG_SERVICE_ACCOUNT_MAX_SECRET_VALIDITY_EDITED');
  if (change.absoluteSessionTimeoutSeconds !== undefined || change.idleSessionTimeoutSeconds !== undefined)
    types.push('CUSTOM_SESSION_TIMEOUT_MODIFIED');
  if (change.securityContact !== undefined) types.push('SECURITY_CONTACT_MODIFIED');
  if (change.operationsContact !== undefined) types.push('OPERATIONS_CONTACT_MODIFIED');
  return types;
}
