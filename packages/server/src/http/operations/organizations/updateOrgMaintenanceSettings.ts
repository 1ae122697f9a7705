import { setWaveAssignmentMode } from '../../../services/organizations/maintenance-settings.js';
import { operation } from '../../define-operation.js';
import {
  OrganizationMaintenanceSettingsResponse,
  OrganizationMaintenanceSettingsUpdateRequest,
} from '../../schemas/maintenance-settings.js';

export const updateOrgMaintenanceSettings = operation({
  operationId: 'updateOrgMaintenanceSettings',
  tag: 'Organizations',
  summary: 'Change how maintenance waves are assigned in an organization',
  method: 'PATCH',
  path: '/orgs/{orgId}/maintenanceSettings',
  permission: 'organization.settings.write',
  status: 200,
  body: OrganizationMaintenanceSettingsUpdateRequest,
  response: OrganizationMaintenanceSettingsResponse,
  handle: ({ services, caller, path, body }) =>
    setWaveAssignmentMode(services, caller, path.orgId, body.waveAssignmentMode),
  wires: {
    atlas: { versions: { '2025-03-12': {}, preview: {} } },
  },
});
