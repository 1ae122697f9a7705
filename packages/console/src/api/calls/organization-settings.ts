import type { Atlas, AtlasOperations, InputOf } from '@sallyport/client';
import { call } from '../call.js';

/** Contacts and timeouts are absent while they are not set. */
export type OrganizationSettings = Atlas.OrganizationSettings;

export const getOrganizationSettings = (orgId: string) => call('getOrgSettings', { orgId });

/** What a change of settings says; what it leaves out stays. Empty contacts and `null` timeouts take back what was set. */
export type SettingsChange = InputOf<AtlasOperations, 'updateOrgSettings'>['body'];

export const updateOrganizationSettings = (orgId: string, body: SettingsChange) =>
  call('updateOrgSettings', { orgId, body });
