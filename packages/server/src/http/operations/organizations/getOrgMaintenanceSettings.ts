import { requireOrganization } from '../../../changes/organizations/require-organization.js';
import { maintenanceSettingsOf } from '../../../services/organizations/maintenance-settings.js';
import { operation } from '../../define-operation.js';
import { OrganizationMaintenanceSettingsResponse } from '../../schemas/maintenance-settings.js';

export const getOrgMaintenanceSettings = operation({
  operationId: 'getOrgMaintenanceSettings',
  tag: 'Organizations',
  summary: 'Show how maintenance waves are assigned in an organization',
  method: 'GET',
  path: '/orgs/{orgId}/maintenanceSettings',
  permission: 'organization.settings.read',
  status: 200,
  response: OrganizationMaintenanceSettingsResponse,
  async handle({ services, path }) {
    return maintenanceSettingsOf(await requireOrganization(services.store.reader, path.orgId));
  },
  wires: {
    atlas: { versions: { '2025-03-12': {}, preview: {} } },
  },
});
