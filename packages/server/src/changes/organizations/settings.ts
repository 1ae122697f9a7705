import type { OrganizationRow } from '../../store/schema.js';

/** The settings of an organization, defaults filled in. `null`: not set. */
export interface OrganizationSettings {
  /** Refuse credentials whose access list is empty. */
  readonly apiAccessListRequired: boolean;
  readonly genAiFeaturesEnabled: boolean;
  /** The longest a new client secret of a service account may live. */
  readonly maxSecretValidityHours: number;
  readonly multiFactorAuthRequired: boolean;
  readonly restrictEmployeeAccess: boolean;
  readonly streamsCrossGroupEnabled: boolean;
  readonly securityContact: string | null;
  readonly operationsContact: string | null;
  readonly absoluteSessionTimeoutSeconds: number | null;
  readonly idleSessionTimeoutSeconds: number | null;
}

/** A year, the longest that can be set: no default is published, and this one refuses nobody unasked. */
const DEFAULT_MAX_SECRET_VALIDITY_HOURS = 8760;

/** The longest a new client secret may live: what the organization has set, or else `unsetHours`. */
export function maxSecretValidityHoursOf(
  row: OrganizationRow,
  unsetHours: number = DEFAULT_MAX_SECRET_VALIDITY_HOURS,
): number {
  return row.max_service_account_secret_validity_hours ?? unsetHours;
}

/** How long a session lasts where nothing is set: the published default, 12 hours. */
export const DEFAULT_ABSOLUTE_SESSION_TIMEOUT_SECONDS = 43_200;

export function settingsOf(row: OrganizationRow): OrganizationSettings {
  return {
    apiAccessListRequired: row.api_access_list_required === 1,
    genAiFeaturesEnabled: row.gen_ai_features_enabled === 1,
    maxSecretValidityHours: maxSecretValidityHoursOf(row),
    multiFactorAuthRequired: row.multi_factor_auth_required === 1,
    restrictEmployeeAccess: row.restrict_employee_access === 1,
    streamsCrossGroupEnabled: row.streams_cross_group_enabled === 1,
    securityContact: row.security_contact,
    operationsContact: row.operations_contact,
    absoluteSessionTimeoutSeconds: row.absolute_session_timeout_seconds,
    idleSessionTimeoutSeconds: row.idle_session_timeout_seconds,
  };
}

/** Settings to be changed: what is absent stays. */
export type SettingsChange = {
  readonly [Name in keyof OrganizationSettings]?: OrganizationSettings[Name] | undefined;
};

/** The columns that hold them; those of absent settings are `undefined`, which an update leaves alone. */
export function columnsOf(change: SettingsChange) {
  return {
    api_access_list_required: flag(change.apiAccessListRequired),
    gen_ai_features_enabled: flag(change.genAiFeaturesEnabled),
    max_service_account_secret_validity_hours: change.maxSecretValidityHours,
    multi_factor_auth_required: flag(change.multiFactorAuthRequired),
    restrict_employee_access: flag(change.restrictEmployeeAccess),
    streams_cross_group_enabled: flag(change.streamsCrossGroupEnabled),
    security_contact: change.securityContact,
    operations_contact: change.operationsContact,
    absolute_session_timeout_seconds: change.absoluteSessionTimeoutSeconds,
    idle_session_timeout_seconds: change.idleSessionTimeoutSeconds,
  };
}

function flag(value: boolean | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

/** Those members of the change that differ from what is set. */
export function differences(before: OrganizationSettings, change: SettingsChange): SettingsChange {
  const names = Object.keys(change) as (keyof OrganizationSettings)[];
  return Object.fromEntries(
    names
      .filter((name) => change[name] !== undefined && change[name] !== before[name])
      .map((name) => [name, change[name]]),
  );
}
