import { get, orgPath, patch } from '../call.js';
import type { OrganizationSettings } from '../types.js';

export const getOrganizationSettings = (orgId: string) =>
  get<OrganizationSettings>(`${orgPath(orgId)}/settings`);

/** What a change of settings says; what it leaves out stays. Empty contacts and `null` timeouts take back what was set. */
export type SettingsChange = Partial<Omit<OrganizationSettings, 'customSessionTimeouts'>> & {
  readonly customSessionTimeouts?: {
    readonly absoluteSessionTimeoutInSeconds: number | null;
    readonly idleSessionTimeoutInSeconds: number | null;
  };
};

export const updateOrganizationSettings = (orgId: string, change: SettingsChange) =>
  patch<OrganizationSettings>(`${orgPath(orgId)}/settings`, change);
