import { setWaveAssignmentMode } from '../../../../services/organizations/maintenance-settings.js';
import { defineOperation } from '../../../operation.js';
import {
  OrganizationMaintenanceSettingsResponse,
  OrganizationMaintenanceSettingsUpdateRequest,
} from '../schemas/maintenanceSettings.js';

export const updateOrgMaintenanceSettings = defineOperation({
  operationId: 'updateOrgMaintenanceSettings',
  tag: 'Organizations',
  summary: 'Change how maintenance waves are assigned in an organization',
  method: 'PATCH',
  path: '/api/atlas/v2/orgs/{orgId}/maintenanceSettings',
  permission: 'organization.settings.write',
  versions: {
    preview: {
      status: 200,
      body: OrganizationMaintenanceSettingsUpdateRequest,
      response: OrganizationMaintenanceSettingsResponse,
      handle: ({ services, caller, path, body }) =>
        setWaveAssignmentMode(services, caller, path.orgId, body.waveAssignmentMode),
    },
  },
});
