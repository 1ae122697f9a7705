import { requireOrganization } from '../../../../changes/organizations/require-organization.js';
import { defineOperation } from '../../../operation.js';
import { presentOrganization } from '../presenters/organization.js';
import { Organization } from '../schemas/organizations.js';

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
