import { updateOrganizationInvitation } from '../../../answers/changed-invitation.js';
import { defineOperation } from '../../../operation.js';
import { presentOrganizationInvitation } from '../../../presenters/cloud-manager/invitation.js';
import {
  OrganizationInvitation,
  OrganizationInvitationUpdate,
} from '../../../schemas/cloud-manager/invitations.js';

export const updateOrgInviteById = defineOperation({
  operationId: 'updateOrgInviteById',
  tag: 'Invitations',
  summary: 'Change what an invitation to an organization promises',
  method: 'PATCH',
  path: '/api/public/v1.0/orgs/{orgId}/invites/{invitationId}',
  permission: 'organization.invitations.write',
  versions: {
    unversioned: {
      status: 200,
      body: OrganizationInvitationUpdate,
      response: OrganizationInvitation,
      async handle({ services, caller, path, body }) {
        const which = { organizationId: path.orgId, which: { id: path.invitationId } };
        const change = { organizationRoles: body.roles, teamIds: body.teamIds };
        return presentOrganizationInvitation(
          await updateOrganizationInvitation(services, caller, which, change),
        );
      },
    },
  },
});
