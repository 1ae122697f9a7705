import { leaveOrganization as leave } from '../../../services/users/leave-organization.js';
import { defineOperation } from '../../operation.js';
import { signedIn } from '../../requests/signed-in.js';

export const leaveOrganization = defineOperation({
  operationId: 'leaveOrganization',
  tag: 'Private',
  summary: 'Leave an organization with all roles and teams there; the last owner cannot',
  method: 'DELETE',
  path: '/api/private/orgs/{orgId}/membership',
  // Of no role: the public operation that removes members takes Organization Owner. Nor of a second factor that the
  // organization may ask for.
  permission: 'user',
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, user, path }) {
        await leave(services, signedIn(user), path.orgId);
      },
    },
  },
});
