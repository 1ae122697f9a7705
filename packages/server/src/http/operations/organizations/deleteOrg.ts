import { deleteOrganization } from '../../../services/organizations/delete-organization.js';
import { defineOperation } from '../../operation.js';

export const deleteOrg = defineOperation({
  operationId: 'deleteOrg',
  tag: 'Organizations',
  summary: 'Delete an organization without projects, and its credentials with it',
  method: 'DELETE',
  path: '/api/atlas/v2/orgs/{orgId}',
  permission: 'organization.delete',
  versions: {
    '2023-01-01': {
      status: 204,
      async handle({ services, caller, path }) {
        await deleteOrganization(services, caller, path.orgId);
      },
    },
  },
});
