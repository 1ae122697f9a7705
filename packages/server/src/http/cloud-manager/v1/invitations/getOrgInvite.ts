import { requireStandingInvitation } from '../../../../services/invitations/standing.js';
import { requireOrganization } from '../../../../services/organizations/require-organization.js';
import { defineOperation } from '../../../operation.js';
import { presentOrganizationInvitation } from '../../../presenters/cloud-manager/invitation.js';
import { presentOrganizationInvitation as presentOnAtlas } from '../../../presenters/invitation.js';
import { OrganizationInvitation } from '../../../schemas/cloud-manager/invitations.js';

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
