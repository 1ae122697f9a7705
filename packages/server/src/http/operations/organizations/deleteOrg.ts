import { deleteOrganization } from '../../../services/organizations/delete-organization.js';
import { operation } from '../../define-operation.js';

export const deleteOrg = operation({
  operationId: 'deleteOrg',
  tag: 'Organizations',
  summary: 'Delete an organization without projects, and its credentials with it',
  method: 'DELETE',
  path: '/orgs/{orgId}',
  permission: 'organization.delete',
  status: 204,
  async handle({ services, caller, path }) {
    await deleteOrganization(services, caller, path.orgId);
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {},
  },
});
