import type { TSchema } from 'typebox';
import { setWaveAssignmentMode } from '../../../services/organizations/maintenance-settings.js';
import { defineOperation, type OperationVersion } from '../../operation.js';
import {
  OrganizationMaintenanceSettingsResponse,
  OrganizationMaintenanceSettingsUpdateRequest,
} from '../../schemas/maintenance-settings.js';

const PATH = '/api/atlas/v2/orgs/{orgId}/maintenanceSettings';

const answer: OperationVersion<typeof PATH, TSchema, typeof OrganizationMaintenanceSettingsUpdateRequest> = {
  status: 200,
  body: OrganizationMaintenanceSettingsUpdateRequest,
  response: OrganizationMaintenanceSettingsResponse,
  handle: ({ services, caller, path, body }) =>
    setWaveAssignmentMode(services, caller, path.orgId, body.waveAssignmentMode),
};

export const updateOrgMaintenanceSettings = defineOperation({
  operationId: 'updateOrgMaintenanceSettings',
  tag: 'Organizations',
  summary: 'Change how maintenance waves are assigned in an organization',
  method: 'PATCH',
  path: PATH,
  permission: 'organization.settings.write',
  versions: { '2025-03-12': answer, preview: answer },
});
