import { requireStandingInvitation } from '../../../../changes/invitations/standing.js';
import { requireOrganization } from '../../../../changes/organizations/require-organization.js';
import { presentOrganizationInvitation as presentOnAtlas } from '../../../atlas/v2/presenters/invitation.js';
import { defineOperation } from '../../../operation.js';
import { presentOrganizationInvitation } from '../presenters/invitation.js';
import { OrganizationInvitation } from '../schemas/invitations.js';

export const getOrgInvite = defineOperation({
  operationId: 'getOrgInvite',
  tag: 'Invitations',
  summary: 'Show an invitation to an organization that can still be accepted',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/invites/{invitationId}',
  permission: 'organization.invitations.write',
  versions: {
    unversioned: {
      status: 200,
      response: OrganizationInvitation,
      async handle({ services, path }) {
        const { reader } = services.store;
        const invitation = await requireStandingInvitation(reader, path.orgId, { id: path.invitationId });
        const { name } = await requireOrganization(reader, path.orgId);
        return presentOrganizationInvitation(presentOnAtlas(invitation, name));
      },
    },
  },
});
