import { requireOrganization } from '../../../services/organizations/require-organization.js';
import { requireUsername } from '../../../services/users/checks.js';
import { listStandingInvitations } from '../../../store/queries/invitations.js';
import { defineOperation } from '../../operation.js';
import { presentOrganizationInvitation } from '../../presenters/invitation.js';
import { InvitationsQuery, OrganizationInvitations } from '../../schemas/invitations.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const listOrgInvites = defineOperation({
  operationId: 'listOrgInvites',
  tag: 'Organizations',
  summary:
    'List the invitations to an organization that can still be accepted, oldest first, as a bare array',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/invites',
  permission: 'organization.invitations.write',
  query: InvitationsQuery,
  versions: {
    '2023-01-01': {
      status: 200,
      deprecated: DEPRECATED_PEOPLE,
      response: OrganizationInvitations,
      async handle({ services, path, query }) {
        const { reader } = services.store;
        const { name } = await requireOrganization(reader, path.orgId);
        const invitations = await listStandingInvitations(reader, path.orgId, {
          username: query.username === undefined ? undefined : requireUsername(query.username),
          now: Date.now(),
        });
        return invitations.map((invitation) => presentOrganizationInvitation(invitation, name));
      },
    },
  },
});
