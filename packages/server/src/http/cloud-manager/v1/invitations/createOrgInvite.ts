import { requireOrganization } from '../../../../services/organizations/require-organization.js';
import { inviteOrganizationUser } from '../../../../services/users/invite-organization-user.js';
import { defineOperation } from '../../../operation.js';
import { presentOrganizationInvitation } from '../../../presenters/cloud-manager/invitation.js';
import { presentOrganizationInvitation as presentOnAtlas } from '../../../presenters/invitation.js';
import {
  OrganizationInvitation,
  OrganizationInvitationRequest,
} from '../../../schemas/cloud-manager/invitations.js';

export const createOrgInvite = defineOperation({
  operationId: 'createOrgInvite',
  tag: 'Invitations',
  summary: 'Invite somebody to an organization',
  method: 'POST',
  path: '/api/public/v1.0/orgs/{orgId}/invites',
  permission: 'organization.invitations.write',
  versions: {
    unversioned: {
      status: 201,
      body: OrganizationInvitationRequest,
      response: OrganizationInvitation,
      async handle({ services, caller, path, body }) {
        const { invitation } = await inviteOrganizationUser(services, caller, {
          organizationId: path.orgId,
          username: body.username,
          organizationRoles: body.roles,
          projectRoles: [],
          teamIds: body.teamIds ?? [],
        });
        const { name } = await requireOrganization(services.store.reader, path.orgId);
        return presentOrganizationInvitation(presentOnAtlas(invitation, name, body.roles));
      },
    },
  },
});
