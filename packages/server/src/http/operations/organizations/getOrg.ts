import { requireOrganization } from '../../../services/organizations/require-organization.js';
import { defineOperation } from '../../operation.js';
import { presentOrganization } from '../../presenters/organization.js';
import { AtlasOrganization } from '../../schemas/organizations.js';

export const getOrg = defineOperation({
  operationId: 'getOrg',
  tag: 'Organizations',
  summary: 'Show an organization',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}',
  permission: 'organization.read',
  versions: {
    '2023-01-01': {
      status: 200,
      response: AtlasOrganization,
      async handle({ services, path, link }) {
        return presentOrganization(await requireOrganization(services.store.reader, path.orgId), link);
      },
    },
  },
});
