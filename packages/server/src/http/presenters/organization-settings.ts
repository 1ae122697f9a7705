import type {
  OrganizationSettings as Settings,
  SettingsChange,
} from '../../changes/organizations/settings.js';
import type { OrganizationSettings, OrganizationSettingsRequest } from '../schemas/organization-settings.js';

/** The whole of an organization's settings; contacts and timeouts that are not set are left out. */
export function presentOrganizationSettings(settings: Settings): OrganizationSettings {
  const timeouts = {
    ...given('absoluteSessionTimeoutInSeconds', settings.absoluteSessionTimeoutSeconds),
    ...given('idleSessionTimeoutInSeconds', settings.idleSessionTimeoutSeconds),
  };
  return {
    apiAccessListRequired: settings.apiAccessListRequired,
    ...(Object.keys(timeouts).length === 0 ? {} : { customSessionTimeouts: timeouts }),
    genAIFeaturesEnabled: settings.genAiFeaturesEnabled,
    maxServiceAccountSecretValidityInHours: settings.maxSecretValidityHours,
    multiFactorAuthRequired: settings.multiFactorAuthRequired,
    ...given('operationsContact', settings.operationsContact),
    restrictEmployeeAccess: settings.restrictEmployeeAccess,
    ...given('securityContact', settings.securityContact),
    streamsCrossGroupEnabled: settings.streamsCrossGroupEnabled,
  };
}

function given<N extends string, V>(name: N, value: V | null): { [K in N]?: V } {
  return (value === null ? {} : { [name]: value }) as { [K in N]?: V };
}

/** What a request changes. An empty contact clears it, `null` takes back what was set. */
export function readSettingsChange(body: OrganizationSettingsRequest): SettingsChange {
  const { customSessionTimeouts: timeouts } = body;
  return {
    apiAccessListRequired: body.apiAccessListRequired,
    genAiFeaturesEnabled: body.genAIFeaturesEnabled,
    maxSecretValidityHours: body.maxServiceAccountSecretValidityInHours,
    multiFactorAuthRequired: body.multiFactorAuthRequired,
    restrictEmployeeAccess: body.restrictEmployeeAccess,
    streamsCrossGroupEnabled: body.streamsCrossGroupEnabled,
    securityContact: body.securityContact === '' ? null : body.securityContact,
    operationsContact: body.operationsContact === '' ? null : body.operationsContact,
    absoluteSessionTimeoutSeconds: timeouts === null ? null : timeouts?.absoluteSessionTimeoutInSeconds,
    idleSessionTimeoutSeconds: timeouts === null ? null : timeouts?.idleSessionTimeoutInSeconds,
  };
}
