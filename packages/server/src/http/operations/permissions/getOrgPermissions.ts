import { heldInOrganization } from '../../../services/permissions/held-permissions.js';
import { operation } from '../../define-operation.js';
import { presentHeld } from '../../presenters/held-permissions.js';
import { HeldPermissions } from '../../schemas/held-permissions.js';

export const getOrgPermissions = operation({
  operationId: 'getOrgPermissions',
  tag: 'Private',
  summary: 'Show what the caller may do in an organization, and through which roles',
  method: 'GET',
  path: '/orgs/{orgId}/permissions',
  permission: 'organization.read',
  status: 200,
  response: HeldPermissions,
  handle: ({ caller, path }) => presentHeld(heldInOrganization(caller, path.orgId)),
  wires: {
    private: {},
  },
});
