import { requireOrganization } from '../../../changes/organizations/require-organization.js';
import { requireUsername } from '../../../changes/users/require-username.js';
import { listStandingInvitations } from '../../../store/queries/invitations.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/invitation.js';
import { presentOrganizationInvitation } from '../../presenters/invitation.js';
import { OrganizationInvitations as CloudManagerInvitations } from '../../schemas/cloud-manager/invitations.js';
import { InvitationsQuery, OrganizationInvitations } from '../../schemas/invitations.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const listOrgInvites = operation({
  operationId: 'listOrgInvites',
  tag: 'Organizations',
  summary:
    'List the invitations to an organization that can still be accepted, oldest first, as a bare array',
  method: 'GET',
  path: '/orgs/{orgId}/invites',
  permission: 'organization.invitations.write',
  query: InvitationsQuery,
  status: 200,
  response: OrganizationInvitations,
  async handle({ services, path, query }) {
    const { reader } = services.store;
    const { name } = await requireOrganization(reader, path.orgId);
    const invitations = await listStandingInvitations(reader, path.orgId, {
      username: query.username === undefined ? undefined : requireUsername(query.username),
      now: services.now(),
    });
    return invitations.map((invitation) => presentOrganizationInvitation(invitation, name));
  },
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PEOPLE } } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      tag: 'Invitations',
      response: CloudManagerInvitations,
      present: (invitations) =>
        invitations.map((invitation) => cloudManager.presentOrganizationInvitation(invitation)),
    },
  },
});
