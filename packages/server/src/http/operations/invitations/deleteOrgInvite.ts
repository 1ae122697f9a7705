import { requireStandingInvitation } from '../../../services/invitations/standing.js';
import { removeOrganizationUser } from '../../../services/users/remove-organization-user.js';
import { defineOperation } from '../../operation.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const deleteOrgInvite = defineOperation({
  operationId: 'deleteOrgInvite',
  tag: 'Organizations',
  summary: 'Withdraw an invitation to an organization',
  method: 'DELETE',
  path: '/api/atlas/v2/orgs/{orgId}/invites/{invitationId}',
  permission: 'organization.invitations.write',
  versions: {
    '2023-01-01': {
      status: 204,
      deprecated: DEPRECATED_PEOPLE,
      async handle({ services, caller, path }) {
        const { pendingUserId } = await requireStandingInvitation(services.store.reader, path.orgId, {
          id: path.invitationId,
        });
        await removeOrganizationUser(services, caller, {
          organizationId: path.orgId,
          id: pendingUserId,
          statuses: ['PENDING'],
        });
      },
    },
  },
});
