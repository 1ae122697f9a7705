import { requireOrganization } from '../../../../changes/organizations/require-organization.js';
import { requireUsername } from '../../../../changes/users/checks.js';
import { listStandingInvitations } from '../../../../store/queries/invitations.js';
import { presentOrganizationInvitation as presentOnAtlas } from '../../../atlas/v2/presenters/invitation.js';
import { InvitationsQuery } from '../../../atlas/v2/schemas/invitations.js';
import { defineOperation } from '../../../operation.js';
import { presentOrganizationInvitation } from '../presenters/invitation.js';
import { OrganizationInvitations } from '../schemas/invitations.js';

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
