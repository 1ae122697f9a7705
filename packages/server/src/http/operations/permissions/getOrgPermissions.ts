import { heldInOrganization } from '../../../services/permissions/held-permissions.js';
import { defineOperation } from '../../operation.js';
import { HeldPermissions, presentHeld } from '../../presenters/held-permissions.js';

export const getOrgPermissions = defineOperation({
  operationId: 'getOrgPermissions',
  tag: 'Private',
  summary: 'Show what the caller may do in an organization, and through which roles',
  method: 'GET',
  path: '/api/private/orgs/{orgId}/permissions',
  permission: 'organization.read',
  versions: {
    unversioned: {
      status: 200,
      response: HeldPermissions,
      handle: ({ caller, path }) => presentHeld(heldInOrganization(caller, path.orgId)),
    },
  },
});
