import { leaveOrganization as leave } from '../../../services/users/leave-organization.js';
import { operation } from '../../define-operation.js';
import { signedIn } from '../../requests/callers.js';

export const leaveOrganization = operation({
  operationId: 'leaveOrganization',
  tag: 'Private',
  summary: 'Leave an organization with all roles and teams there; the last owner cannot',
  method: 'DELETE',
  path: '/orgs/{orgId}/membership',
  // Of no role: the public operation that removes members takes Organization Owner. Nor of a second factor that the
  // organization may ask for.
  permission: 'user',
  status: 204,
  async handle({ services, user, path }) {
    await leave(services, signedIn(user), path.orgId);
  },
  wires: {
    private: {},
  },
});
