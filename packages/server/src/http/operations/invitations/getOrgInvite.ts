import { requireStandingInvitation } from '../../../changes/invitations/standing.js';
import { requireOrganization } from '../../../changes/organizations/require-organization.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/invitation.js';
import { presentOrganizationInvitation } from '../../presenters/invitation.js';
import { OrganizationInvitation as CloudManagerInvitation } from '../../schemas/cloud-manager/invitations.js';
import { OrganizationInvitation } from '../../schemas/invitations.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const getOrgInvite = operation({
  operationId: 'getOrgInvite',
  tag: 'Organizations',
  summary: 'Show an invitation to an organization that can still be accepted',
  method: 'GET',
  path: '/orgs/{orgId}/invites/{invitationId}',
  permission: 'organization.invitations.write',
  status: 200,
  response: OrganizationInvitation,
  async handle({ services, path }) {
    const { reader } = services.store;
    const invitation = await requireStandingInvitation(
      reader,
      path.orgId,
      { id: path.invitationId },
      services.now(),
    );
    const { name } = await requireOrganization(reader, path.orgId);
    return presentOrganizationInvitation(invitation, name);
  },
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PEOPLE } } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      tag: 'Invitations',
      response: CloudManagerInvitation,
      present: cloudManager.presentOrganizationInvitation,
    },
  },
});
