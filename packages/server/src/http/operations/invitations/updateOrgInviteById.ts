import { updateOrganizationInvitation } from '../../answers/changed-invitation.js';
import { defineOperation } from '../../operation.js';
import { readPromise } from '../../requests/promise.js';
import { OrganizationInvitation, OrganizationInvitationUpdateBody } from '../../schemas/invitations.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const updateOrgInviteById = defineOperation({
  operationId: 'updateOrgInviteById',
  tag: 'Organizations',
  summary: 'Change what an invitation to an organization promises',
  method: 'PATCH',
  path: '/api/atlas/v2/orgs/{orgId}/invites/{invitationId}',
  permission: 'organization.invitations.write',
  versions: {
    '2023-01-01': {
      status: 200,
      deprecated: DEPRECATED_PEOPLE,
      body: OrganizationInvitationUpdateBody,
      response: OrganizationInvitation,
      handle: ({ services, caller, path, body }) =>
        updateOrganizationInvitation(
          services,
          caller,
          { organizationId: path.orgId, which: { id: path.invitationId } },
          readPromise(body),
        ),
    },
  },
});
