import type { TSchema } from 'typebox';
import { setWaveAssignmentMode } from '../../../services/organizations/maintenance-settings.js';
import { defineOperation, type OperationVersion } from '../../operation.js';
import { OrganizationMaintenanceSettingsResponse } from '../../schemas/maintenance-settings.js';

const PATH = '/api/atlas/v2/orgs/{orgId}/maintenanceSettings:reset';

const answer: OperationVersion<typeof PATH, TSchema, TSchema> = {
  status: 200,
  response: OrganizationMaintenanceSettingsResponse,
  handle: ({ services, caller, path }) => setWaveAssignmentMode(services, caller, path.orgId, null),
};

export const resetOrgMaintenanceSettings = defineOperation({
  operationId: 'resetOrgMaintenanceSettings',
  tag: 'Organizations',
  summary: 'Take the maintenance settings of an organization back to their defaults',
  method: 'POST',
  path: PATH,
  permission: 'organization.settings.write',
  versions: { '2025-03-12': answer, preview: answer },
});
