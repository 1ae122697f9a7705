import { heldInProject } from '../../../services/permissions/held-permissions.js';
import { operation } from '../../define-operation.js';
import { presentHeld } from '../../presenters/held-permissions.js';
import { HeldPermissions } from '../../schemas/held-permissions.js';

export const getGroupPermissions = operation({
  operationId: 'getGroupPermissions',
  tag: 'Private',
  summary:
    'Show what the caller may do in a project, and through which roles; those of its organization and of teams count',
  method: 'GET',
  path: '/groups/{groupId}/permissions',
  permission: 'project.read',
  status: 200,
  response: HeldPermissions,
  handle: async ({ services, caller, path }) =>
    presentHeld(await heldInProject(services.store.reader, caller, path.groupId)),
  wires: {
    private: {},
  },
});
