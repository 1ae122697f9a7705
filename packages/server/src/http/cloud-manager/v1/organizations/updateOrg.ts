import { updateOrganization } from '../../../../services/organizations/update-organization.js';
import { defineOperation } from '../../../operation.js';
import { presentOrganization } from '../../../presenters/cloud-manager/organization.js';
import { Organization, OrganizationRequest } from '../../../schemas/cloud-manager/organizations.js';

export const updateOrg = defineOperation({
  operationId: 'updateOrg',
  tag: 'Organizations',
  summary: 'Rename an organization',
  method: 'PATCH',
  path: '/api/public/v1.0/orgs/{orgId}',
  permission: 'organization.write',
  versions: {
    unversioned: {
      status: 200,
      body: OrganizationRequest,
      response: Organization,
      async handle({ services, caller, path, body, link }) {
        const organization = await updateOrganization(services, caller, {
          id: path.orgId,
          name: body.name,
          skipDefaultAlertsSettings: undefined,
        });
        return presentOrganization(organization, link);
      },
    },
  },
});
