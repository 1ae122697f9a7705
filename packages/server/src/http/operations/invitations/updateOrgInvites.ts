import { updateOrganizationInvitation } from '../../answers/changed-invitation.js';
import { defineOperation } from '../../operation.js';
import { readPromise } from '../../requests/promise.js';
import { OrganizationInvitation, OrganizationInvitationBody } from '../../schemas/invitations.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const updateOrgInvites = defineOperation({
  operationId: 'updateOrgInvites',
  tag: 'Organizations',
  summary: 'Change what an invitation to an organization promises, found by the user name',
  method: 'PATCH',
  path: '/api/atlas/v2/orgs/{orgId}/invites',
  permission: 'organization.invitations.write',
  versions: {
    '2023-01-01': {
      status: 200,
      deprecated: DEPRECATED_PEOPLE,
      body: OrganizationInvitationBody,
      response: OrganizationInvitation,
      handle: ({ services, caller, path, body }) =>
        updateOrganizationInvitation(
          services,
          caller,
          { organizationId: path.orgId, which: { username: body.username } },
          readPromise(body),
        ),
    },
  },
});
