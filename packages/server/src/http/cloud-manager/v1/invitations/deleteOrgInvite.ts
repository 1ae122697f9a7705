import { requireStandingInvitation } from '../../../../changes/invitations/standing.js';
import { removeOrganizationUser } from '../../../../services/users/remove-organization-user.js';
import { defineOperation } from '../../../operation.js';

export const deleteOrgInvite = defineOperation({
  operationId: 'deleteOrgInvite',
  tag: 'Invitations',
  summary: 'Withdraw an invitation to an organization',
  method: 'DELETE',
  path: '/api/public/v1.0/orgs/{orgId}/invites/{invitationId}',
  permission: 'organization.invitations.write',
  versions: {
    unversioned: {
      status: 204,
      async handle({ services, caller, path }) {
        const which = { id: path.invitationId };
        const { pendingUserId } = await requireStandingInvitation(services.store.reader, path.orgId, which);
        await removeOrganizationUser(services, caller, {
          organizationId: path.orgId,
          id: pendingUserId,
          statuses: ['PENDING'],
        });
      },
    },
  },
});
