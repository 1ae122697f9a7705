import { setWaveAssignmentMode } from '../../../services/organizations/maintenance-settings.js';
import { operation } from '../../define-operation.js';
import { OrganizationMaintenanceSettingsResponse } from '../../schemas/maintenance-settings.js';

export const resetOrgMaintenanceSettings = operation({
  operationId: 'resetOrgMaintenanceSettings',
  tag: 'Organizations',
  summary: 'Take the maintenance settings of an organization back to their defaults',
  method: 'POST',
  path: '/orgs/{orgId}/maintenanceSettings:reset',
  permission: 'organization.settings.write',
  status: 200,
  response: OrganizationMaintenanceSettingsResponse,
  handle: ({ services, caller, path }) => setWaveAssignmentMode(services, caller, path.orgId, null),
  wires: {
    atlas: { versions: { '2025-03-12': {}, preview: {} } },
  },
});
