import type { TSchema } from 'typebox';
import { maintenanceSettingsOf } from '../../../services/organizations/maintenance-settings.js';
import { requireOrganization } from '../../../services/organizations/require-organization.js';
import { defineOperation, type OperationVersion } from '../../operation.js';
import { OrganizationMaintenanceSettingsResponse } from '../../schemas/maintenance-settings.js';

const PATH = '/api/atlas/v2/orgs/{orgId}/maintenanceSettings';

const answer: OperationVersion<typeof PATH, TSchema, TSchema> = {
  status: 200,
  response: OrganizationMaintenanceSettingsResponse,
  async handle({ services, path }) {
    return maintenanceSettingsOf(await requireOrganization(services.store.reader, path.orgId));
  },
};

export const getOrgMaintenanceSettings = defineOperation({
  operationId: 'getOrgMaintenanceSettings',
  tag: 'Organizations',
  summary: 'Show how maintenance waves are assigned in an organization',
  method: 'GET',
  path: PATH,
  permission: 'organization.settings.read',
  versions: { '2025-03-12': answer, preview: answer },
});
