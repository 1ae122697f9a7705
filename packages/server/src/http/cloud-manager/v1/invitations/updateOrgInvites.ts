import { updateOrganizationInvitation } from '../../../answers/changed-invitation.js';
import { defineOperation } from '../../../operation.js';
import { presentOrganizationInvitation } from '../../../presenters/cloud-manager/invitation.js';
import {
  OrganizationInvitation,
  OrganizationInvitationRequest,
} from '../../../schemas/cloud-manager/invitations.js';

export const updateOrgInvites = defineOperation({
  operationId: 'updateOrgInvites',
  tag: 'Invitations',
  summary: 'Change what an invitation to an organization promises, found by the user name',
  method: 'PATCH',
  path: '/api/public/v1.0/orgs/{orgId}/invites',
  permission: 'organization.invitations.write',
  versions: {
    unversioned: {
      status: 200,
      body: OrganizationInvitationRequest,
      response: OrganizationInvitation,
      async handle({ services, caller, path, body }) {
        const which = { organizationId: path.orgId, which: { username: body.username } };
        const change = { organizationRoles: body.roles, teamIds: body.teamIds };
        return presentOrganizationInvitation(
          await updateOrganizationInvitation(services, caller, which, change),
        );
      },
    },
  },
});
