import { limits } from '../../domain/limits.js';
import type { Organization } from '../../store/queries/organizations.js';

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
const DEFAULT_MAX_SECRET_VALIDITY_HOURS = limits.maxSecretValidityHours;

/** The longest a new client secret may live: what the organization has set, or else `unsetHours`. */
export function maxSecretValidityHoursOf(
  organization: Organization,
  unsetHours: number = DEFAULT_MAX_SECRET_VALIDITY_HOURS,
): number {
  return organization.maxSecretValidityHours ?? unsetHours;
}

export function settingsOf(organization: Organization): OrganizationSettings {
  return {
    apiAccessListRequired: organization.apiAccessListRequired,
    genAiFeaturesEnabled: organization.genAiFeaturesEnabled,
    maxSecretValidityHours: maxSecretValidityHoursOf(organization),
    multiFactorAuthRequired: organization.multiFactorAuthRequired,
    restrictEmployeeAccess: organization.restrictEmployeeAccess,
    streamsCrossGroupEnabled: organization.streamsCrossGroupEnabled,
    securityContact: organization.securityContact,
    operationsContact: organization.operationsContact,
    absoluteSessionTimeoutSeconds: organization.absoluteSessionTimeoutSeconds,
    idleSessionTimeoutSeconds: organization.idleSessionTimeoutSeconds,
  };
}

/** Settings to be changed: what is absent stays. */
export type SettingsChange = {
  readonly [Name in keyof OrganizationSettings]?: OrganizationSettings[Name] | undefined;
};

/** Those members of the change that differ from what is set. */
export function differences(before: OrganizationSettings, change: SettingsChange): SettingsChange {
  const names = Object.keys(change) as (keyof OrganizationSettings)[];
  return Object.fromEntries(
    names
      .filter((name) => change[name] !== undefined && change[name] !== before[name])
      .map((name) => [name, change[name]]),
  );
}
