import { requireStandingInvitation } from '../../../services/invitations/standing.js';
import { requireOrganization } from '../../../services/organizations/require-organization.js';
import { defineOperation } from '../../operation.js';
import { presentOrganizationInvitation } from '../../presenters/invitation.js';
import { OrganizationInvitation } from '../../schemas/invitations.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const getOrgInvite = defineOperation({
  operationId: 'getOrgInvite',
  tag: 'Organizations',
  summary: 'Show an invitation to an organization that can still be accepted',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/invites/{invitationId}',
  permission: 'organization.invitations.write',
  versions: {
    '2023-01-01': {
      status: 200,
      deprecated: DEPRECATED_PEOPLE,
      response: OrganizationInvitation,
      async handle({ services, path }) {
        const { reader } = services.store;
        const invitation = await requireStandingInvitation(reader, path.orgId, { id: path.invitationId });
        const { name } = await requireOrganization(reader, path.orgId);
        return presentOrganizationInvitation(invitation, name);
      },
    },
  },
});
