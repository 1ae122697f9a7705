import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import {
  columnsOf,
  DEFAULT_ABSOLUTE_SESSION_TIMEOUT_SECONDS,
  differences,
  type OrganizationSettings,
  type SettingsChange,
  settingsOf,
} from '../../changes/organizations/settings.js';
import { compileAccessList } from '../../domain/access-list.js';
import { parseAddress } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { EventType } from '../../domain/events.js';
import { cidrBlocksOf } from '../../store/queries/access-list-entries.js';
import type { Reader } from '../../store/store.js';
import type { Services } from '../services.js';

/**
 * Changes settings of an organization; what is absent stays. Requiring access lists holds from the very next request, so
 * it is refused (CANNOT_REQUIRE_ACCESS_LIST_WITHOUT_CALLER) when it would lock out the caller, unless `force` is set.
 * Refuses session timeouts of which the idle one is longer than the absolute one (VALIDATION_ERROR).
 */
export async function updateOrganizationSettings(
  { store }: Services,
  caller: Caller,
  asked: { organizationId: string; change: SettingsChange; force: boolean },
): Promise<OrganizationSettings> {
  const { organizationId } = asked;
  return store.write(async (transaction) => {
    const { database } = transaction;
    const before = settingsOf(await requireOrganization(database, organizationId));
    const change = differences(before, asked.change);
    const after = { ...before, ...change } as OrganizationSettings;
    requireIdleWithinAbsolute(after);
    if (Object.keys(change).length === 0) {
      transaction.withoutEvent('the settings already are as asked');
      return before;
    }
    if (change.apiAccessListRequired && !asked.force) await requireCallerIsListed(database, caller);

    await database
      .updateTable('organizations')
      .set(columnsOf(change))
      .where('id', '=', organizationId)
      .execute();
    transaction.changed({ kind: 'organization', subject: organizationId });
    for (const type of eventsOf(change))
      await transaction.recordEvent({ type, organizationId, actor: actorOf(caller) });
    return after;
  });
}

/** Signed-in people have no access list, and the requirement does not reach them. */
async function requireCallerIsListed(reader: Reader, caller: Caller): Promise<void> {
  if (caller.principal.kind === 'user') return;
  const accessList = compileAccessList(await cidrBlocksOf(reader, caller.principal.id));
  const address = parseAddress(caller.address);
  if (address === undefined || accessList.match(address) === undefined)
    throw new RefusalError(refuse('CANNOT_REQUIRE_ACCESS_LIST_WITHOUT_CALLER', caller.address));
}

function requireIdleWithinAbsolute(settings: OrganizationSettings): void {
  const absolute = settings.absoluteSessionTimeoutSeconds ?? DEFAULT_ABSOLUTE_SESSION_TIMEOUT_SECONDS;
  if ((settings.idleSessionTimeoutSeconds ?? 0) <= absolute) return;
  const field = 'customSessionTimeouts.idleSessionTimeoutInSeconds';
  const description = `must not be longer than the absolute session timeout, which is ${absolute}`;
  throw new RefusalError({
    ...refuse('VALIDATION_ERROR', `${field} ${description}`),
    fields: [{ field, description }],
  });
}

/** The recorded event of every change of settings, and the published ones that tell which setting it was. */
function eventsOf(change: SettingsChange): EventType[] {
  const types: EventType[] = ['ORG_SETTINGS_UPDATED'];
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
