import { requireOrganization } from '../../../../services/organizations/require-organization.js';
import { requireUsername } from '../../../../services/users/checks.js';
import { listStandingInvitations } from '../../../../store/queries/invitations.js';
import { defineOperation } from '../../../operation.js';
import { presentOrganizationInvitation } from '../../../presenters/cloud-manager/invitation.js';
import { presentOrganizationInvitation as presentOnAtlas } from '../../../presenters/invitation.js';
import { OrganizationInvitations } from '../../../schemas/cloud-manager/invitations.js';
import { InvitationsQuery } from '../../../schemas/invitations.js';

export const listOrgInvites = defineOperation({
  operationId: 'listOrgInvites',
  tag: 'Invitations',
  summary: 'List the invitations to an organization that can still be accepted, as a bare array',
  method: 'GET',
  path: '/api/public/v1.0/orgs/{orgId}/invites',
  permission: 'organization.invitations.write',
  query: InvitationsQuery,
  versions: {
    unversioned: {
      status: 200,
      response: OrganizationInvitations,
      async handle({ services, path, query }) {
        const { reader } = services.store;
        const { name } = await requireOrganization(reader, path.orgId);
        const invitations = await listStandingInvitations(reader, path.orgId, {
          username: query.username === undefined ? undefined : requireUsername(query.username),
          now: Date.now(),
        });
        return invitations.map((invitation) =>
          presentOrganizationInvitation(presentOnAtlas(invitation, name)),
        );
      },
    },
  },
});
