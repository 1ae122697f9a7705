import { maintenanceSettingsOf } from '../../../../services/organizations/maintenance-settings.js';
import { requireOrganization } from '../../../../services/organizations/require-organization.js';
import { defineOperation } from '../../../operation.js';
import { OrganizationMaintenanceSettingsResponse } from '../schemas/maintenanceSettings.js';

export const getOrgMaintenanceSettings = defineOperation({
  operationId: 'getOrgMaintenanceSettings',
  tag: 'Organizations',
  summary: 'Show how maintenance waves are assigned in an organization',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/maintenanceSettings',
  permission: 'organization.settings.read',
  versions: {
    preview: {
      status: 200,
      response: OrganizationMaintenanceSettingsResponse,
      async handle({ services, path }) {
        return maintenanceSettingsOf(await requireOrganization(services.store.reader, path.orgId));
      },
    },
  },
});
