import { requireStandingInvitation } from '../../../changes/invitations/standing.js';
import { removeOrganizationUser } from '../../../services/users/remove-organization-user.js';
import { operation } from '../../define-operation.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const deleteOrgInvite = operation({
  operationId: 'deleteOrgInvite',
  tag: 'Organizations',
  summary: 'Withdraw an invitation to an organization',
  method: 'DELETE',
  path: '/orgs/{orgId}/invites/{invitationId}',
  permission: 'organization.invitations.write',
  status: 204,
  async handle({ services, caller, path }) {
    const { pendingUserId } = await requireStandingInvitation(
      services.store.reader,
      path.orgId,
      {
        id: path.invitationId,
      },
      services.now(),
    );
    await removeOrganizationUser(services, caller, {
      organizationId: path.orgId,
      id: pendingUserId,
      statuses: ['PENDING'],
    });
  },
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PEOPLE } } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { tag: 'Invitations' },
  },
});
