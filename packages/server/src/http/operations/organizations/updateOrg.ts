import { updateOrganization } from '../../../services/organizations/update-organization.js';
import { defineOperation } from '../../operation.js';
import { presentOrganization } from '../../presenters/organization.js';
import { AtlasOrganization, AtlasOrganizationRequest } from '../../schemas/organizations.js';

export const updateOrg = defineOperation({
  operationId: 'updateOrg',
  tag: 'Organizations',
  summary: 'Rename an organization, or set whether its projects go without default alerts',
  method: 'PATCH',
  path: '/api/atlas/v2/orgs/{orgId}',
  permission: 'organization.write',
  versions: {
    '2023-01-01': {
      status: 200,
      body: AtlasOrganizationRequest,
      response: AtlasOrganization,
      async handle({ services, caller, path, body, link }) {
        const organization = await updateOrganization(services, caller, {
          id: path.orgId,
          name: body.name,
          skipDefaultAlertsSettings: body.skipDefaultAlertsSettings,
        });
        return presentOrganization(organization, link);
      },
    },
  },
});
