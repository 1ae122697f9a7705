import { setWaveAssignmentMode } from '../../../../services/organizations/maintenance-settings.js';
import { defineOperation } from '../../../operation.js';
import { OrganizationMaintenanceSettingsResponse } from '../schemas/maintenanceSettings.js';

export const resetOrgMaintenanceSettings = defineOperation({
  operationId: 'resetOrgMaintenanceSettings',
  tag: 'Organizations',
  summary: 'Take the maintenance settings of an organization back to their defaults',
  method: 'POST',
  path: '/api/atlas/v2/orgs/{orgId}/maintenanceSettings:reset',
  permission: 'organization.settings.write',
  versions: {
    preview: {
      status: 200,
      response: OrganizationMaintenanceSettingsResponse,
      handle: ({ services, caller, path }) => setWaveAssignmentMode(services, caller, path.orgId, null),
    },
  },
});
