import { requireOrganization } from '../../../../services/organizations/require-organization.js';
import { defineOperation } from '../../../operation.js';
import { presentOrganization } from '../../../presenters/cloud-manager/organization.js';
import { Organization } from '../../../schemas/cloud-manager/organizations.js';

export const getOrg = defineOperation({
  operationId: 'getOrg',
  tag: 'Organizations',
  summary: 'Show an organization',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}',
  permission: 'organization.read',
  versions: {
    unversioned: {
      status: 200,
      response: Organization,
      async handle({ services, path, link }) {
        return presentOrganization(await requireOrganization(services.store.reader, path.orgId), link);
      },
    },
  },
});
